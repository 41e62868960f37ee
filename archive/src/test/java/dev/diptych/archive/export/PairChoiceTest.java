package dev.diptych.archive.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.SessionLogEntry;

class PairChoiceTest {
    @TempDir
    Path root;

    @Test
    void aGoodPairWithConsentIsChosen() throws IOException {
        CommittedPair pair = SampleFaces.good(root, "017");

        PairChoice.Chosen chosen = choose(PairChoice.FOR_TRAINING, SampleFaces.NOW);

        assertEquals(List.of(), chosen.leftOut());
        ChosenPair found = chosen.pairs().getFirst();
        assertEquals(pair.id(), found.stored().id());
        assertEquals(Judged.GOOD, found.judged());
        assertEquals(LocalDate.of(2027, 12, 31), found.consentUntil());
        assertEquals(List.of(1.0, 0.0, 3.0, 0.0, 1.0, 2.0), found.development().orElseThrow().matrix());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            discard | It was discarded by anna.
            retake  | It was to be taken again, said anna.
            accept  | -
            """)
    void whatAPersonRejectedIsLeftOut(String decision, String sentence) throws IOException {
        CommittedPair pair = SampleFaces.good(root, "017");
        try (Archive archive = Archive.open(root)) {
            archive.log(pair.id().sessionId())
                    .add(new SessionLogEntry.Decided(SampleFaces.NOW, pair.id(), decision, "anna"));
        }

        List<LeftOut> leftOut = choose(PairChoice.FOR_TRAINING, SampleFaces.NOW).leftOut();

        assertEquals(sentence, leftOut.stream().map(LeftOut::sentence).findFirst().orElse("-"));
    }

    /** Fails closed: what is not allowed in so many words is not used. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "valid_until" : "2027-12-31"    | "valid_until" : "2026-11-30"   | The consent C-17 ended on 2026-11-30.
            "scopes" : [ "train-in-house" ] | "scopes" : [ "keep-raw" ]      | The consent C-17 does not allow train-in-house.
            "scopes" : [ "train-in-house" ] | "scopes" : [ ]                 | The consent C-17 does not allow train-in-house.
            "scopes" : [ "train-in-house" ] | "scopes" : "train-in-house"    | There is no consent for sub-017_ses-01
            "version" : "3"                 | "version" : 3                  | There is no consent for sub-017_ses-01
            "consent"                       | "consented"                    | There is no consent for sub-017_ses-01
            "subject" : "017"               | "subject" : "018"              | There is no consent for sub-017_ses-01
            """)
    void aDoubtAboutTheConsentLeavesThePairOut(String right, String wrong, String sentence) throws IOException {
        SampleFaces.good(root, "017");
        Path document = root.resolve("sub-017/ses-01/session.json");
        Files.writeString(document, Files.readString(document).replace(right, wrong));

        assertLeftOut(LeftOut.Reason.CONSENT, sentence, choose(PairChoice.FOR_TRAINING, SampleFaces.NOW));
    }

    @Test
    void aLostConsentLeavesThePairOut() throws IOException {
        SampleFaces.good(root, "017");
        Files.delete(root.resolve("sub-017/ses-01/session.json"));

        assertLeftOut(LeftOut.Reason.CONSENT, "There is no consent for sub-017_ses-01",
                choose(PairChoice.FOR_TRAINING, SampleFaces.NOW));
    }

    @Test
    void everyScopeMustBeAllowed() throws IOException {
        SampleFaces.good(root, "017");

        assertLeftOut(LeftOut.Reason.CONSENT, "The consent C-17 does not allow publish-images.",
                choose(new PairChoice(EnumSet.of(ConsentScope.TRAIN_IN_HOUSE, ConsentScope.PUBLISH_IMAGES),
                        EnumSet.of(Judged.GOOD)), SampleFaces.NOW));
    }

    @Test
    void aConsentIsValidUntilTheEndOfItsLastDay() throws IOException {
        SampleFaces.good(root, "017");

        assertEquals(1, choose(PairChoice.FOR_TRAINING, Instant.parse("2027-12-31T23:59:59Z")).pairs().size());
        assertEquals(0, choose(PairChoice.FOR_TRAINING, Instant.parse("2028-01-01T00:00:00Z")).pairs().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /registration | verdict | FAILED  | NOT_REGISTERED | The studio picture could not be registered
            /face         | code    | NO_FACE | NO_FACE        | No face was found in its pictures.
            /quality      | verdict | RETAKE  | VERDICT        | It was judged RETAKE.
            /quality      | verdict | PERFECT | VERDICT        | It was never developed
            """)
    void whatWasDevelopedDecides(String object, String key, String value, LeftOut.Reason reason, String sentence)
            throws IOException {
        CommittedPair pair = SampleFaces.good(root, "017");
        ObjectNode development = SampleFaces.development("GOOD");
        development.withObject(object).put(key, value);
        pair.writeDerivative(pair.id() + "_development.json", development);

        assertLeftOut(reason, sentence, choose(PairChoice.FOR_TRAINING, SampleFaces.NOW));
    }

    /** Then it can be developed anew, as the verdict is known. */
    @ParameterizedTest
    @ValueSource(strings = {"/registration/matrix", "/registration/error_estimate_px", "/face/crop/x", "/face/found"})
    void ofADamagedDevelopmentTheVerdictIsBelieved(String gone) throws IOException {
        CommittedPair pair = SampleFaces.good(root, "017");
        ObjectNode development = SampleFaces.development("WARN");
        int last = gone.lastIndexOf('/');
        development.withObject(gone.substring(0, last)).remove(gone.substring(last + 1));
        pair.writeDerivative(pair.id() + "_development.json", development);

        ChosenPair chosen = choose(PairChoice.FOR_TRAINING, SampleFaces.NOW).pairs().getFirst();

        assertEquals(Judged.WARN, chosen.judged());
        assertEquals(Optional.empty(), chosen.development());
    }

    @Test
    void whatNobodyJudgedIsNotGood() throws IOException {
        SampleFaces.undeveloped(root, "017", LightRole.STUDIO, LightRole.FLASH);

        assertLeftOut(LeftOut.Reason.VERDICT, "It was never developed, so that nobody knows whether it is good.",
                choose(PairChoice.FOR_TRAINING, SampleFaces.NOW));
        assertEquals(1, choose(new PairChoice(Set.of(ConsentScope.TRAIN_IN_HOUSE), Set.of(Judged.UNJUDGED)),
                SampleFaces.NOW).pairs().size());
    }

    @Test
    void aPairWithoutBothPhotographsIsLeftOut() throws IOException {
        SampleFaces.undeveloped(root, "017", LightRole.FLASH);

        assertLeftOut(LeftOut.Reason.INCOMPLETE, "The studio or the flash photograph is missing.",
                choose(PairChoice.FOR_TRAINING, SampleFaces.NOW));
    }

    @Test
    void aDamagedManifestIsTold() throws IOException {
        CommittedPair pair = SampleFaces.good(root, "017");
        Files.writeString(pair.manifest(), "{");

        assertLeftOut(LeftOut.Reason.UNREADABLE, pair.manifest() + " is damaged",
                choose(PairChoice.FOR_TRAINING, SampleFaces.NOW));
    }

    @Test
    void nothingAskedForIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PairChoice(Set.of(), Set.of(Judged.GOOD)));
        assertThrows(IllegalArgumentException.class,
                () -> new PairChoice(Set.of(ConsentScope.TRAIN_IN_HOUSE), Set.of()));
    }

    private PairChoice.Chosen choose(PairChoice choice, Instant now) throws IOException {
        return choice.of(ArchiveReader.open(root), now);
    }

    private static void assertLeftOut(LeftOut.Reason reason, String sentence, PairChoice.Chosen chosen) {
        assertEquals(List.of(), chosen.pairs());
        LeftOut pair = chosen.leftOut().getFirst();
        assertEquals(reason, pair.reason());
        assertTrue(pair.sentence().startsWith(sentence), pair.sentence());
    }
}
