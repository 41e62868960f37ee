package dev.diptych.capture.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.OperatorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final String PASSWORD = "correct horse";
    private static final String HERE = "127.0.0.1";

    @TempDir
    Path folder = Path.of("");

    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final InstantSource clock = () -> now;
    private Access access;

    @BeforeEach
    void open() throws Exception {
        access = QuickAccess.open(folder, clock);
    }

    @Test
    void aTokenIsKnownByItsWordAloneAndMayWhatItWasGiven() throws Exception {
        String word = access.addToken("button", EnumSet.of(Permission.CAPTURE));
        access.addToken("other", EnumSet.of(Permission.EXPORT));

        Caller caller = access.byToken(word).orElseThrow();

        assertEquals(new Caller("button", Set.of(Permission.CAPTURE)), caller);
        assertFalse(caller.may(Permission.EXPORT));
        assertEquals(Optional.empty(), access.byToken(word.substring(1)));
        assertEquals(Optional.of(caller), access.byToken("button", word));
        assertEquals(Optional.empty(), access.byToken("other", word));
        assertEquals(Optional.empty(), access.byToken(Secrets.hash(word)));
    }

    /** OctoPrint CVE-2026-23892: a compare that ended at the first difference told how much of a guess was right. */
    @Test
    void cve202623892OnlyTheWholeWordIsAToken() throws Exception {
        String word = access.addToken("button", EnumSet.of(Permission.CAPTURE));
        char other = word.charAt(42) == 'A' ? 'E' : 'A';

        for (String guess : new String[]{word.substring(0, 42), word + "A", word.substring(0, 42) + other, ""}) {
            assertEquals(Optional.empty(), access.byToken(guess), guess);
            assertEquals(Optional.empty(), access.byToken("button", guess), guess);
            assertFalse(Secrets.same(word, guess), guess);
        }
        assertTrue(Secrets.same(word, new String(word.toCharArray())));
        assertTrue(access.byToken(word).isPresent());
    }

    @Test
    void theRunningDaemonHearsOfWhatTheCommandLineChanges() throws Exception {
        Access commandLine = QuickAccess.open(folder, clock);

        String word = commandLine.addToken("button", EnumSet.of(Permission.CAPTURE));
        assertTrue(access.byToken(word).isPresent());

        assertTrue(commandLine.revoke("button"));
        assertEquals(Optional.empty(), access.byToken(word));
        assertFalse(commandLine.revoke("button"));
    }

    @Test
    void twoTokensOfOneNameAreRefused() throws Exception {
        String first = access.addToken("button", EnumSet.of(Permission.CAPTURE));

        OperatorException refused = assertThrows(OperatorException.class,
                () -> access.addToken("button", EnumSet.of(Permission.EXPORT)));

        assertTrue(String.valueOf(refused.getMessage()).contains("button"), String.valueOf(refused.getMessage()));
        assertTrue(access.byToken(first).isPresent());
        assertEquals(1, access.tokens().size());
    }

    @ParameterizedTest
    @CsvSource({"a b, a space", "_rig, the rig's own name on the broker", "'', nothing"})
    void aTokenWithoutAProperNameIsRefused(String name, String why) {
        assertThrows(OperatorException.class, () -> access.addToken(name, EnumSet.of(Permission.WATCH)), why);
    }

    @Test
    void pairingMakesAnOperatorOnce() throws Exception {
        String code = access.newPairingCode();
        assertFalse(access.paired());

        SignIn.In in = assertInstanceOf(SignIn.In.class, access.pair(code, "anna", PASSWORD, HERE));

        assertTrue(access.paired());
        assertEquals(EnumSet.allOf(Permission.class), access.bySession(in.sessionId()).orElseThrow().permissions());
        assertInstanceOf(SignIn.Out.class, access.pair(code, "eve", PASSWORD, HERE), "a second time");
        assertInstanceOf(SignIn.In.class, access.signIn("anna", PASSWORD, HERE));
        assertInstanceOf(SignIn.Out.class, access.signIn("eve", PASSWORD, HERE));
    }

    @Test
    void aPairingCodeLastsFiveMinutes() throws Exception {
        String code = access.newPairingCode();

        now = now.plus(Duration.ofMinutes(5));

        assertInstanceOf(SignIn.Out.class, access.pair(code, "anna", PASSWORD, HERE));
    }

    @Test
    void afterFiveWrongCodesTheRightOneIsWorthNothingEvenMuchSlowerAndAfterARestart() throws Exception {
        String code = access.newPairingCode();
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            Access restarted = QuickAccess.open(folder, clock);
            assertInstanceOf(SignIn.Out.class, restarted.pair(wrong, "anna", PASSWORD, HERE));
        }

        assertInstanceOf(SignIn.Out.class, QuickAccess.open(folder, clock).pair(code, "anna", PASSWORD, HERE));
    }

    @Test
    void aNewPairingCodeEndsTheOneBefore() throws Exception {
        String first = access.newPairingCode();
        String second = access.newPairingCode();

        if (!first.equals(second)) {
            assertInstanceOf(SignIn.Out.class, access.pair(first, "anna", PASSWORD, HERE));
        }
        assertInstanceOf(SignIn.In.class, access.pair(second, "anna", PASSWORD, HERE));
    }

    /** motionEye CVE-2022-25568: without a password everything could be read. */
    @ParameterizedTest
    @ValueSource(strings = {"", "short", "7 chars"})
    void cve202225568ThereIsNoOperatorWithoutAPassword(String password) throws Exception {
        String code = access.newPairingCode();

        assertInstanceOf(SignIn.Unfit.class, access.pair(code, "anna", password, HERE));
        assertFalse(access.paired());
        assertInstanceOf(SignIn.In.class, access.pair(code, "anna", PASSWORD, HERE), "the code is still good");
        assertInstanceOf(SignIn.Out.class, access.signIn("anna", password, HERE));
    }

    /** OctoPrint CVE-2022-2822: nobody counted. */
    @Test
    void cve20222822FiveTriesAMinuteForANameAtAnAddress() throws Exception {
        pair("anna");
        wrong(5, "anna", "10.0.0.66");

        assertInstanceOf(SignIn.Out.class, access.signIn("anna", PASSWORD, "10.0.0.66"), "it has had its tries");
        assertInstanceOf(SignIn.In.class, access.signIn("anna", PASSWORD, HERE), "nobody is kept out by another");
        now = now.plus(Duration.ofMinutes(1));
        assertInstanceOf(SignIn.In.class, access.signIn("anna", PASSWORD, "10.0.0.66"), "a minute later");
    }

    @Test
    void anAddressIsWrongTwentyTimesAMinuteAtMost() throws Exception {
        pair("anna");
        for (int i = 0; i < 20; i++) {
            wrong(1, "nobody-" + i, "10.0.0.66");
        }

        assertInstanceOf(SignIn.Out.class, access.signIn("anna", PASSWORD, "10.0.0.66"));
        assertInstanceOf(SignIn.In.class, access.signIn("anna", PASSWORD, HERE));
    }

    @Test
    void manyAddressesTogetherAreWrongThirtyTimesAMinuteAboutANameAtMost() throws Exception {
        pair("anna");
        for (int i = 0; i < 29; i++) {
            wrong(1, "anna", "10.0.0." + i);
        }
        assertInstanceOf(SignIn.In.class, access.signIn("anna", PASSWORD, HERE), "and the right one does not count");
        wrong(1, "anna", "10.0.0.29");

        assertInstanceOf(SignIn.Out.class, access.signIn("anna", PASSWORD, HERE));
        now = now.plus(Duration.ofMinutes(1));
        assertInstanceOf(SignIn.In.class, access.signIn("anna", PASSWORD, HERE));
    }

    @Test
    void triesThatAreRefusedDoNotMakeTheOthersForgotten() throws Exception {
        pair("anna");
        wrong(5, "anna", "10.0.0.66");
        for (int i = 0; i < 10_000; i++) {
            wrong(1, "nobody-" + i, "10.0.0.67");
        }

        assertInstanceOf(SignIn.Out.class, access.signIn("anna", PASSWORD, "10.0.0.66"));
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyOut() throws Exception {
        pair("anna");
        wrong(5, "anna", HERE);

        now = now.minus(Duration.ofDays(1));

        assertInstanceOf(SignIn.In.class, access.signIn("anna", PASSWORD, HERE));
    }

    @Test
    void wrongPairingCodesKeepNobodyFromSigningIn() throws Exception {
        pair("anna");
        access.newPairingCode();
        for (int i = 0; i < 25; i++) {
            assertInstanceOf(SignIn.Out.class, access.pair("no code", "eve", PASSWORD, HERE));
        }

        assertInstanceOf(SignIn.In.class, access.signIn("anna", PASSWORD, HERE));
        String code = access.newPairingCode();
        assertInstanceOf(SignIn.Out.class, access.pair(code, "eve", PASSWORD, HERE), "the address has had its tries");
        assertInstanceOf(SignIn.In.class, access.pair(code, "berta", PASSWORD, "10.0.0.9"));
    }

    /** OctoPrint CVE-2022-2888: sessions were for ever. */
    @Test
    void cve20222888SessionsEndByThemselvesAndWhenToldTo() throws Exception {
        String idle = pair("anna");
        now = now.plus(Duration.ofHours(12));
        assertEquals(Optional.empty(), access.bySession(idle), "12 h without a use");

        String used = in(access.signIn("anna", PASSWORD, HERE));
        for (int hours = 0; hours < 7 * 24; hours += 8) {
            assertTrue(access.bySession(used).isPresent(), "in use after " + hours + " h");
            now = now.plus(Duration.ofHours(8));
        }
        assertEquals(Optional.empty(), access.bySession(used), "7 days old");

        String out = in(access.signIn("anna", PASSWORD, HERE));
        access.signOut(out);
        assertEquals(Optional.empty(), access.bySession(out));
    }

    @Test
    void lookingAfterAnOpenConnectionIsNoUseOfItsSession() throws Exception {
        String session = pair("anna");
        now = now.plus(Duration.ofHours(11));
        assertTrue(access.stillBySession(session).isPresent());
        now = now.plus(Duration.ofHours(1));

        assertEquals(Optional.empty(), access.stillBySession(session));
    }

    @Test
    void aNewPasswordEndsTheSessionsOfTheOldOne() throws Exception {
        String before = pair("anna");

        String after = pair("anna");

        assertEquals(Optional.empty(), access.bySession(before));
        assertTrue(access.bySession(after).isPresent());
    }

    /** motionEye CVE-2026-32315: the file with the hash was 0644. */
    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void cve202632315AFileThatOthersCanReadIsNotBelieved(String rights) throws Exception {
        String word = access.addToken("button", EnumSet.of(Permission.CAPTURE));
        Path file = folder.resolve("access.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));

        OperatorException refused = assertThrows(OperatorException.class, () -> QuickAccess.open(folder, clock));
        assertTrue(String.valueOf(refused.getMessage()).contains("chmod 600 " + file),
                String.valueOf(refused.getMessage()));
        assertEquals(Optional.empty(), access.byToken(word), "nor by the daemon that runs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"`` | it is not a JSON object",
        "{ | it is not whole JSON, at line 1, column 2", "null | it is not a JSON object",
        "{} | its schema_version is not 1", "{'schema_version':2,'more':1} | its schema_version is not 1",
        "{'schema_version':1} | the list operators is missing",
        "{'schema_version':1,'operators':[]} | the list tokens is missing",
        "{'schema_version':1,'operators':[null],'tokens':[]} | the list operators is missing, or something in it is",
        "{'schema_version':1,'operators':[],'tokens':[],'tokens':[]} | it is not whole JSON",
        "{'schema_version':1,'operators':[],'tokens':[],'more':1} | more is unknown here",
        "{'schema_version':1,'operators':[{}],'tokens':[]} | a password_hash of an operator is missing",
        "{'schema_version':1,'operators':[],'tokens':[{'name':'a','sha256':'secret'}]} | the sha256 of a token is not one",
        "{'schema_version':1,'operators':[],'tokens':[{'permissions':['FLY']}]} | tokens[0].permissions[0] is unknown here",
        "{'schema_version':1,'operators':[],'tokens':[],'pairing':{}} | pairing.tries_left is unknown here",
        "{'schema_version':1,'operators':[],'tokens':[],'pairing':{'tries_left':5}} | a code_hash of the pairing code"})
    void aFileThatIsBrokenLetsNobodyInAndSaysWhatIsWrong(String text, String wrong) throws Exception {
        pair("anna");
        Files.writeString(folder.resolve("access.json"), text.replace('\'', '"'));

        OperatorException refused = assertThrows(OperatorException.class, () -> QuickAccess.open(folder, clock));

        String said = String.valueOf(refused.getMessage());
        assertTrue(said.contains("access.json cannot be read (" + wrong), said);
        assertFalse(said.contains("\n") || said.contains("dev.diptych") || said.contains("secret"), said);
        assertFalse(access.paired());
    }

    @ParameterizedTest
    @CsvSource({"m=64, m=1, Argon2 cannot do with so little", "t=1, t=0, nor with so few passes",
        "made_at, made_on, unknown", "2026-11-20T10:00:00Z, yesterday, no time",
        "tries_left\" : 5, tries_left\" : 6, too many"})
    void aFieldThatWasSpoiltIsFoundAtTheStart(String right, String wrong, String why) throws Exception {
        pair("anna");
        access.newPairingCode();
        Path file = folder.resolve("access.json");
        String before = Files.readString(file);
        assertTrue(before.contains(right), before);
        Files.writeString(file, before.replace(right, wrong));

        assertThrows(OperatorException.class, () -> QuickAccess.open(folder, clock), why);
    }

    @Test
    void aHugeFileIsNotRead() throws Exception {
        access.newPairingCode();
        Path file = folder.resolve("access.json");
        Files.writeString(file, Files.readString(file) + " ".repeat(1 << 20));

        OperatorException refused = assertThrows(OperatorException.class, () -> QuickAccess.open(folder, clock));

        assertTrue(String.valueOf(refused.getMessage()).contains("it is larger than 1048576 bytes"),
                String.valueOf(refused.getMessage()));
    }

    @Test
    void passwordsAreHashedWithAsMuchWorkAsIsAdvised() throws Exception {
        Access.open(folder, clock).newPairingCode();

        String file = Files.readString(folder.resolve("access.json"));

        assertTrue(file.contains("$argon2id$v=19$m=19456,t=2,p=1$"), file);
    }

    @Test
    void nothingUnfinishedIsLeftBeside() throws Exception {
        access.addToken("button", EnumSet.of(Permission.CAPTURE));
        try (var files = Files.list(folder)) {
            assertEquals(Set.of("access.json", ".access.json.lock"),
                    Set.copyOf(files.map(file -> file.getFileName().toString()).toList()));
        }
    }

    private String pair(String name) throws Exception {
        return in(access.pair(access.newPairingCode(), name, PASSWORD, HERE));
    }

    private void wrong(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            assertInstanceOf(SignIn.Out.class, access.signIn(name, "wrong", address));
        }
    }

    private static String in(SignIn result) {
        return assertInstanceOf(SignIn.In.class, result).sessionId();
    }
}
