package dev.diptych.capture.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void thePageHoldsEverythingItself() throws IOException {
        Path file = folder.resolve("report.html");
        try (ReportPage page = new ReportPage(file, "Report")) {
            page.add(card("<sitter> & \"co\""));
            page.finish("1 pair", "a studio", List.of(new PairCard.Fact("gap", "133 ms", "median")));
        }

        String html = Files.readString(file);
        assertTrue(html.contains("&lt;sitter&gt; &amp; &quot;co&quot;"), "text is escaped");
        assertTrue(html.contains("data:image/jpeg;base64,AQID"));
        assertTrue(html.contains("133 ms</text>"), "the gap is drawn");
        assertFalse(html.matches("(?s).*(src|href)=\"(?!data:).*"), "nothing is fetched from elsewhere");
        assertEquals(count(html, "<article"), count(html, "</article>"));
    }

    @Test
    void anUnfinishedPageLeavesNothingAndSparesTheOneBefore() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "before");

        try (ReportPage page = new ReportPage(file, "Report")) {
            page.add(card("sitter"));
        }

        assertEquals("before", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    private static PairCard card(String sitter) {
        ShotTrace trace = new ShotTrace(-100, 250,
                List.of(new ShotTrace.Curve("lamp", false, new double[]{1, 1, 0, 0}),
                        new ShotTrace.Curve("flash", true, new double[]{0, 0, 1, 0})),
                List.of(new ShotTrace.Switch("lamp", false, false, -90, -89.9)),
                List.of(new ShotTrace.Exposure("studio", -8, 18, -8, 18),
                        new ShotTrace.Exposure("flash", 125, 151, 125, 151),
                        new ShotTrace.Exposure("dark", 180, 210, 180, 210)));
        return new PairCard("sub-001_ses-01_pair-0001", sitter, "WARN", "doubtful", "",
                List.of(new PairCard.Picture("studio", new byte[]{1, 2, 3})), Optional.empty(),
                List.of(new PairCard.Fact("gap", "133 ms", "naive 471 ms")), Optional.of(trace));
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
