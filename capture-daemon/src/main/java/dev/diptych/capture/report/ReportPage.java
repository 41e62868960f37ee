package dev.diptych.capture.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Writes the report of a session: one page with everything in it. Pairs are written as they come, so that a long
 * session does not gather in memory; the page shows the summary, which comes last, on top. The file appears whole, when
 * the page is finished, or not at all.
 */
public final class ReportPage implements AutoCloseable {
    private final Path file;
    private final Path unfinished;
    private final Writer out;

    public ReportPage(Path file, String title) throws IOException {
        this.file = file;
        try {
            // A name of its own: another session may be writing its report into the same folder.
            this.unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), ".report-", ".tmp");
            this.out = Files.newBufferedWriter(unfinished);
        } catch (IOException e) {
            throw unwritable(e);
        }
        write(PageParts.head(title, "report.css"));
    }

    public void add(PairCard card) throws IOException {
        write(CardHtml.of(card));
    }

    /** Writes the summary and makes the page appear. */
    public void finish(String headline, String subline, List<PairCard.Fact> summary) throws IOException {
        write("<section class=\"summary\"><div class=\"brand\"><i>dip</i><b>tych</b></div><h1>"
                + Html.text(headline) + "</h1><p>" + Html.text(subline) + "</p><ul>");
        for (PairCard.Fact fact : summary) {
            write("<li><b>" + Html.text(fact.value()) + "</b><span>" + Html.text(fact.label()) + "</span><small>"
                    + Html.text(fact.detail()) + "</small></li>");
        }
        write("</ul></section>\n<script>\n" + PageParts.resource("report.js") + "</script>\n</body></html>\n");
        try {
            out.close();
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Leaves nothing behind if the page was not finished. */
    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void write(String html) throws IOException {
        try {
            out.write(html);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private IOException unwritable(IOException cause) {
        return new IOException("The report " + file + " could not be written (" + cause.getMessage()
                + "); free some space or choose another folder.", cause);
    }

}
