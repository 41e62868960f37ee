package dev.diptych.capture.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            page.add(SampleCards.doubtful());
            page.finish("1 pair", "a studio", List.of(new PairCard.Fact("gap", "133 ms", "median")));
        }

        String html = Files.readString(file);
        assertTrue(html.contains("data:image/jpeg;base64,AQID"));
        assertFalse(html.matches("(?s).*(src|href)=\"(?!data:).*"), "nothing is fetched from elsewhere");
        assertTrue(html.contains("<h1>1 pair</h1>"));
        assertEquals(html.split("<article", -1).length, html.split("</article>", -1).length);
    }

    @Test
    void anUnfinishedPageLeavesNothingAndSparesTheOneBefore() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "before");

        try (ReportPage page = new ReportPage(file, "Report")) {
            page.add(SampleCards.doubtful());
        }

        assertEquals("before", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }
}
