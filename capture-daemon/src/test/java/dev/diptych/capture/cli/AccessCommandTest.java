package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.access.Access;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.access.SignIn;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AccessCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aTokenIsAddedListedAndRevokedWhileTheRigRuns() throws Exception {
        Access running = Access.open(folder, InstantSource.system());

        String added = run(0, "token", "add", "button", "--may", "capture,preview", "--state", folder.toString());
        String token = added.lines().reduce((first, second) -> second).orElseThrow();
        assertEquals(EnumSet.of(Permission.CAPTURE, Permission.PREVIEW),
                running.byToken(token).orElseThrow().permissions());

        String list = run(0, "token", "list", "--state", folder.toString());
        assertTrue(list.contains("button") && list.contains("preview, capture") && !list.contains(token), list);

        run(0, "token", "revoke", "button", "--state", folder.toString());
        assertFalse(running.byToken(token).isPresent());
        run(1, "token", "revoke", "button", "--state", folder.toString());
    }

    @Test
    void aPairingCodeIsGoodInTheRigThatRuns() throws Exception {
        Access running = Access.open(folder, InstantSource.system());

        Matcher code = Pattern.compile("code ([0-9]{6}):")
                .matcher(run(0, "pair", "--state", folder.toString()));

        assertTrue(code.find());
        assertInstanceOf(SignIn.In.class, running.pair(code.group(1), "anna", "correct horse", "127.0.0.1"));
    }

    @Test
    void whatIsNoPermissionIsSaid() {
        assertTrue(run(2, "token", "add", "button", "--may", "all", "--state", folder.toString()).isEmpty());
    }

    private static String run(int code, String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new AccessCommand()).setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()));
        assertEquals(code, line.execute(arguments));
        return out.toString();
    }
}
