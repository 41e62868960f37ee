package dev.diptych.capture.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.capture.daemon.Decision;
import dev.diptych.capture.daemon.SessionWish;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionWishReaderTest {
    private static final String CONSENT = "{'id':'c-1','version':'2','scopes':['keep-raw'],'valid_until':'2027-01-31'}";

    @Test
    void whatIsLeftOutOrNullIsEmpty() throws Exception {
        assertEquals(new SessionWish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                SessionWishReader.read(asked("{'subject':null,'consent':null}")));
    }

    @Test
    void everythingIsRead() throws Exception {
        assertEquals(new SessionWish(Optional.of("017"),
                Optional.of(new Consent("c-1", "2", Set.of(ConsentScope.KEEP_RAW), LocalDate.of(2027, 1, 31))),
                Optional.of("anna"), Optional.of("four")),
                SessionWishReader.read(
                        asked("{'subject':'017','operator':'anna','protocol':'four','consent':" + CONSENT + "}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'c-1' | null | consent needs id, a text. | a text that is null",
        "'c-1' | 7 | id is a text of at most 200 characters. | a number",
        "'c-1' | 'c 1' | A consent's id is 1 to 64 letters, digits, dots, hyphens and underscores, not \"c 1\". | a space",
        "'keep-raw' | 'research' | A scope of a consent is one of train-in-house, share-on-request, publish-images, publish-in-paper, keep-raw, not \"research\". | no scope",
        "['keep-raw'] | 'keep-raw' | consent needs scopes, a list such as [\"train-in-house\"]. | one that is no list",
        "2027-01-31 | 31.1.2027 | valid_until is a day like 2027-01-31, not \"31.1.2027\". | another country's day",
        "'version' | 'versoin' | There is no key \"versoin\" in consent; leave it out. | misspelt"})
    void whatIsWrongIsNamed(String part, String wrong, String sentence, String why) {
        AskException refusal = assertThrows(AskException.class,
                () -> SessionWishReader.read(asked("{'consent':" + CONSENT.replace(part, wrong) + "}")), why);

        assertEquals(sentence, refusal.sentence(), why);
    }

    @Test
    void aConsentIsAnObject() {
        assertEquals("consent is an object or null.", assertThrows(AskException.class,
                () -> SessionWishReader.read(asked("{'consent':'yes'}"))).sentence());
    }

    @Test
    void aDecisionIsOneOfThree() throws Exception {
        assertEquals(Decision.RETAKE, asked("{'decision':'retake'}").decision());
        assertEquals("A decision is accept, retake, discard, not \"maybe?\".",
                assertThrows(AskException.class, () -> asked("{'decision':'maybe\u2028'}").decision()).sentence());
    }

    private static Asked asked(String json) throws Exception {
        return new Asked("session_start",
                StrictJson.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
