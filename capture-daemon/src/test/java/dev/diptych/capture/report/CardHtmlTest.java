package dev.diptych.capture.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CardHtmlTest {
    @Test
    void textsAreEscaped() {
        String html = CardHtml.of(SampleCards.doubtful());

        assertTrue(html.contains("&lt;sitter&gt; &amp; &quot;co&quot;"));
        assertTrue(html.contains("Lamp light &lt;left&gt;"));
    }

    @ParameterizedTest
    @CsvSource({"GOOD, believed", "WARN, doubted", "RETAKE, doubted"})
    void theGroundsSayWhetherThePairIsBelieved(String verdict, String word) throws Exception {
        PairCard card = SampleCards.doubtful();
        PairCard judged = new PairCard(card.pairId(), card.sitter(), verdict, "", "", card.pictures(),
                card.correction(), card.facts(), card.trace(), card.fall(), card.rules());

        assertEquals("Why this pair is " + word, text(CardHtml.of(judged), "//h3"));
    }

    @ParameterizedTest
    @CsvSource({"1, warn, 0.10 %, WARN", "2, good, 94 %, GOOD", "3, unjudged, -, not judged"})
    void everyRuleHasARowInTheColourOfItsVerdict(int row, String kind, String value, String verdict) throws Exception {
        String html = CardHtml.of(SampleCards.doubtful());

        assertEquals(kind, text(html, "//tbody/tr[" + row + "]/@class"));
        assertEquals(value, text(html, "//tbody/tr[" + row + "]/td[2]"));
        assertEquals(verdict, text(html, "//tbody/tr[" + row + "]/td[5]"));
    }

    @Test
    void aCorrectionStandsBesideItsInputAndTheTruthWithItsScores() throws Exception {
        String html = CardHtml.of(SampleCards.corrected());

        assertEquals(3, elements(parse(html), "//*[@class='closeups']/figure").size());
        assertEquals("truth: studio", text(html, "//*[@class='closeups']/figure[3]/figcaption"));
        assertEquals("12.4 dB", text(html, "//*[@class='closeups']//tr[th='PSNR']/td[1]"));
        assertEquals("23.1 dB", text(html, "//*[@class='closeups']//tr[th='PSNR']/td[2]"));
        assertEquals("good", text(html, "//*[@class='closeups']//tr[th='PSNR']/td[2]/@class"));
        assertEquals("warn", text(html, "//*[@class='closeups']//tr[th='SSIM']/td[2]/@class"));
    }

    @Test
    void aLightIsShadedWhereItMayBeChangingWithinTheDrawing() throws Exception {
        Document card = parse(CardHtml.of(SampleCards.doubtful()));
        List<Element> bars = elements(card, "//*[contains(@class, 'change')]");

        // 350 ms on 1016 px from 84: 30 to 80 ms, and 240 ms to the end at 250; the one before the drawing is left out.
        assertEquals(2, bars.size());
        assertEquals(84 + 130 / 350.0 * 1016, number(bars.getFirst(), "x"), 0.1);
        assertEquals(50 / 350.0 * 1016, number(bars.getFirst(), "width"), 0.1);
        assertEquals(10 / 350.0 * 1016, number(bars.get(1), "width"), 0.1);
    }

    @Test
    void theFallIsDrawnOverItsSamplesBetweenItsMarks() throws Exception {
        String html = CardHtml.of(SampleCards.doubtful());
        Document card = parse(html);

        assertEquals(2, elements(card, "//*[@class='sample']").size());
        Element allowed = elements(card, "//*[@class='allowed']").getFirst();
        double perMilli = number(allowed, "width") / (101 - 28);
        Element half = elements(card, "//*[@class='half']").getFirst();
        assertEquals((60 - 28) * perMilli, number(half, "cx") - number(allowed, "x"), 0.2);
        assertTrue(
                html.contains("It began at 30.0 ms (allowed from 28.0), passed half at 60.0 (expected 58.0) and ended"
                        + " at 92.0 (allowed until 101.0)."));
        assertTrue(html.contains("studio frame ends") && html.contains("flash frame begins"));
    }

    @Test
    void theEdgesOfABoardStandInATableAndInAStrip() throws Exception {
        String html = CardHtml.of(SampleCards.onBoard());
        Document card = parse(html);

        assertEquals("4294967290", text(html, "//*[@class='grounds edges']//tbody/tr[1]/td[3]"));
        assertEquals("4.5 us", text(html, "//*[@class='grounds edges']//tbody/tr[1]/td[5]"));
        List<Element> dots = elements(card, "//*[@class='edge']");
        assertEquals(3, dots.size());
        assertTrue(number(dots.get(0), "cx") > number(dots.get(1), "cx"), "later is further right");
        assertTrue(number(dots.get(2), "cy") < number(dots.get(1), "cy"), "those alike are stacked");
        assertTrue(html.contains("The worst was 4.5 us off;") && html.contains("lamp &lt;1&gt;"));
        assertFalse(CardHtml.of(SampleCards.doubtful()).contains("Commanded and executed"));
    }

    @Test
    void aFallThatDidNotEndIsSaidToBeSo() {
        PairCard card = SampleCards.doubtful();
        PairCard falling = new PairCard(card.pairId(), card.sitter(), card.verdict(), "", "", card.pictures(),
                card.correction(), card.facts(), card.trace(), Optional.of(SampleCards.fall(false)),
                card.rules());

        assertTrue(CardHtml.of(falling).contains("and had not ended at 92.0 (allowed until 101.0)."));
    }

    @Test
    void aFailedPairShowsTheSentenceTheCodeAndTheLog() throws Exception {
        String html = CardHtml.of(SampleCards.failed());
        Document card = parse(html);

        assertEquals("The flash is late.", text(html, "//p[1]"));
        assertEquals("E_NOT_PROVEN: gone.", text(html, "//p[2]"));
        assertEquals(3, elements(card, "//*[@class='planned']").size(), "what was planned");
        assertEquals(1, elements(card, "//*[@class='exposure ']").size(), "what the camera delivered");
        assertEquals(1, elements(card, "//*[@class='tick planned']").size(), "the edge that was planned");
        assertEquals(0, elements(card, "//*[@class='tick studio']").size(), "nobody knows whether it was executed");
        assertFalse(html.contains("class=\"gap\""), "no pair, no gap");
        assertFalse(html.contains("<h3>"));
    }

    @Test
    void theGapOfAPairIsDrawnAndTheDeadTimeThatWasNotWaitedFor() {
        String html = CardHtml.of(SampleCards.doubtful());

        assertTrue(html.contains("133 ms</text>"));
        assertTrue(html.contains("dead time of lamp, 223 ms: not waited for"));
    }

    private static String text(String html, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, parse(html));
    }

    private static List<Element> elements(Document document, String path) throws Exception {
        NodeList nodes = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    /** A card is also XML, once its pictures are closed. */
    private static Document parse(String html) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(html.replaceAll("<(img|input)([^>]*)>", "<$1$2/>"))));
    }
}
