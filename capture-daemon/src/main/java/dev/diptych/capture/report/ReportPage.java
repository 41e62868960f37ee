package dev.diptych.capture.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

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
        write("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width,initial-scale=1\"><title>" + Html.text(title) + "</title>\n<style>\n"
                + resource("report.css") + "</style></head>\n<body>\n");
    }

    public void add(PairCard card) throws IOException {
        String kind = card.verdict().toLowerCase(Locale.ROOT);
        write("<article class=\"pair\" id=\"" + Html.text(card.pairId()) + "\">\n<header><h2>"
                + Html.text(card.pairId()) + "</h2><span class=\"sitter\">" + Html.text(card.sitter())
                + "</span><span class=\"verdict " + kind + "\">" + Html.text(card.verdict()) + "</span></header>\n");
        if (!card.remark().isEmpty()) {
            write("<p class=\"remark " + kind + "\">" + Html.text(card.remark()) + "</p>\n");
        }
        if (!card.note().isEmpty()) {
            write("<p class=\"note\">" + Html.text(card.note()) + "</p>\n");
        }
        write("<div class=\"body\"><div class=\"pictures\">\n");
        if (card.correction().isPresent()) {
            write(card.correction().get());
        }
        write("<div class=\"strip\">");
        for (PairCard.Picture picture : card.pictures()) {
            write("<figure><img src=\"" + Html.jpeg(picture.jpeg()) + "\" alt=\"" + Html.text(picture.caption())
                    + "\" loading=\"lazy\"><figcaption>" + Html.text(picture.caption()) + "</figcaption></figure>\n");
        }
        write("</div></div>\n<dl>");
        for (PairCard.Fact fact : card.facts()) {
            write("<dt>" + Html.text(fact.label()) + "<small>" + Html.text(fact.detail()) + "</small></dt><dd>"
                    + Html.text(fact.value()) + "</dd>");
        }
        write("</dl></div>\n");
        if (card.trace().isPresent()) {
            ShotTrace trace = card.trace().get();
            write("<figure class=\"drawing\"><div class=\"scroll\">" + ShotDrawing.svg(trace)
                    + "</div><figcaption>Light against exposure. Amber: each studio lamp's level, blue: the flash's,"
                    + " from dark to full. Boxes: when rows are exposed, dashed as planned, filled as executed."
                    + " 0 ms: readout of the studio frame begins. Ticks: the switches; the worst edge was "
                    + String.format(Locale.ROOT, "%.2f", trace.worstEdgeErrorMillis())
                    + " ms off its plan.</figcaption></figure>\n");
        }
        write("</article>\n");
    }

    /** Writes the summary and makes the page appear. */
    public void finish(String headline, String subline, List<PairCard.Fact> summary) throws IOException {
        write("<section class=\"summary\"><div class=\"brand\"><i>dip</i><b>tych</b></div><h1>"
                + Html.text(headline) + "</h1><p>" + Html.text(subline) + "</p><ul>");
        for (PairCard.Fact fact : summary) {
            write("<li><b>" + Html.text(fact.value()) + "</b><span>" + Html.text(fact.label()) + "</span><small>"
                    + Html.text(fact.detail()) + "</small></li>");
        }
        write("</ul></section>\n<script>\n" + resource("report.js") + "</script>\n</body></html>\n");
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

    private void write(PairCard.BeforeAfter correction) throws IOException {
        write("<figure class=\"slider\"><div class=\"stage\"><img class=\"after\" alt=\"corrected\" src=\""
                + Html.jpeg(correction.correctedJpeg()) + "\"><img class=\"before\" alt=\"flash\" src=\""
                + Html.jpeg(correction.flashJpeg()) + "\"><div class=\"split\"></div>"
                + "<span class=\"tag left\">flash</span><span class=\"tag right\">corrected</span>"
                + "<input type=\"range\" min=\"0\" max=\"100\" value=\"50\" aria-label=\"before and after\"></div>"
                + "<figcaption>" + Html.text(correction.note()) + "</figcaption></figure>\n");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The program's file " + name + " is missing; build it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
