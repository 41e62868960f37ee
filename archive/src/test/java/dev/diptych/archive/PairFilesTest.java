package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

class PairFilesTest {
    @Test
    void aSidecarNamesItsFileAndTheEncodingOfItsPixels() {
        assertEquals("""
                {
                  "schema_version" : 2,
                  "encoding" : "utf-8",
                  "pair" : "sub-017_ses-02_pair-0007",
                  "light" : "flash",
                  "file" : "sub-017_ses-02_pair-0007_light-flash.dng",
                  "pixel_encoding" : {
                    "black_level" : 64,
                    "format" : "bayer16"
                  },
                  "gain" : 1.5
                }
                """, text("_light-flash.json", SamplePairs.pair(7)));
    }

    @Test
    void eventsHaveAHeaderAndSayWhatIsMissing() {
        assertEquals("""
                light\tevent\tplanned_ns\texecuted_ns
                key\toff\t1000\t1042
                flash\ton\t2000\tn/a
                """, text("_events.tsv", SamplePairs.pair(7)));
    }

    @Test
    void thePlanHasAKeyOfItsOwn() {
        assertEquals("""
                {
                  "schema_version" : 2,
                  "encoding" : "utf-8",
                  "pair" : "sub-017_ses-02_pair-0007",
                  "plan" : {
                    "exposure_ns" : 8000000
                  }
                }
                """, text("_plan.json", SamplePairs.pair(7)));
    }

    // The digest is sha256sum's of 1000 letters s.
    @Test
    void theManifestListsEveryFileButItself() {
        String manifest = text("manifest.json", SamplePairs.pair(7));

        assertEquals("""
                {
                  "schema_version" : 2,
                  "encoding" : "utf-8",
                  "pair" : "sub-017_ses-02_pair-0007",
                  "complete" : true,
                  "created_wall_time" : "2026-11-20T10:15:00Z",
                  "files" : [ {
                    "name" : "sub-017_ses-02_pair-0007_light-studio.dng",
                    "size_bytes" : 1000,
                    "sha256" : "68fe9c9f499dd1a6bf07c6f737c2b6a8118cca37877336ee0f2674209554d3c6"
                  }, {
                """, manifest.substring(0, manifest.indexOf("}, {") + 5));
        assertEquals(8, manifest.split("\"sha256\"", -1).length - 1);
    }

    @ParameterizedTest
    @CsvSource({"STUDIO, FLASH, true", "FLASH, DARK, false", "STUDIO, DARK, false"})
    void aPairIsCompleteWithStudioAndFlash(LightRole one, LightRole other, boolean complete) {
        String manifest = text("manifest.json", SamplePairs.pair(7, one, other));

        assertEquals(complete, manifest.contains("\"complete\" : true"));
        assertNotEquals(complete, manifest.contains("\"complete\" : false"));
    }

    @Test
    void theOrderInWhichACallerPutKeysDoesNotShow() {
        ObjectNode one = SamplePairs.object();
        one.putArray("edges").addObject().put("light", "key").put("at_ns", 5);
        one.put("bounds", 2).put("Über", "ä");
        ObjectNode other = SamplePairs.object().put("Über", "ä").put("bounds", 2);
        other.putArray("edges").addObject().put("at_ns", 5).put("light", "key");

        assertEquals(new String(new JsonDocument().putSorted("plan", one).toBytes(), StandardCharsets.UTF_8),
                new String(new JsonDocument().putSorted("plan", other).toBytes(), StandardCharsets.UTF_8));
    }

    private static String text(String suffix, PairRecord pair) {
        List<PairFiles.NamedBytes> files = PairFiles.of(pair).files();
        byte[] bytes = files.stream().filter(file -> file.name().endsWith(suffix)).findFirst().orElseThrow().bytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
