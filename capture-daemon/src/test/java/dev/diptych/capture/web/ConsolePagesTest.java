package dev.diptych.capture.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePagesTest {
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) '\\./([^']+)';");
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"/app/([^\"]+)\"");
    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)");

    @Test
    void everyModuleThatIsImportedIsThere() throws Exception {
        List<Path> modules = modules();

        assertTrue(modules.size() > 10, modules.toString());
        for (Path module : modules) {
            for (String name : found(IMPORT, module)) {
                assertTrue(Files.exists(app().resolve(name)), module + " imports " + name);
            }
        }
    }

    @Test
    void everythingThatThePageNamesIsThere() throws Exception {
        List<String> named = found(ADDRESS, index());

        assertTrue(named.contains("main.js"), named.toString());
        for (String name : named) {
            assertTrue(Files.exists(app().resolve(name)), name);
        }
    }

    @Test
    void thePageAgreesWithAStrictContentPolicy() throws Exception {
        assertEquals(List.of(), found(INLINE, index()));
    }

    /** What the rig says, such as a pose's name, is text wherever it is shown. */
    @ParameterizedTest
    @ValueSource(strings = {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
        "DOMParser", "cssText", "http://", "https://"})
    void noModuleMakesMarkupOrCodeFromTextOrFetchesFromElsewhere(String forbidden) throws Exception {
        for (Path module : modules()) {
            // The name of a language, not an address that is fetched.
            String text = Files.readString(module).replace("http://www.w3.org/2000/svg", "");
            assertFalse(text.contains(forbidden), module + " has " + forbidden);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"frontal", "three-quarter-left", "three-quarter-right", "profile-left", "profile-right",
        "chin-up", "chin-down", "smile", "free"})
    void thePoseHasADrawing(String picture) throws Exception {
        assertTrue(Files.readString(app().resolve("poses").resolve(picture + ".svg")).startsWith("<svg "));
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.groupCount() == 0 ? match.group() : match.group(1))
                .toList();
    }

    private static List<Path> modules() throws Exception {
        try (Stream<Path> files = Files.list(app())) {
            return files.filter(file -> file.toString().endsWith(".js")).sorted().toList();
        }
    }

    private static Path app() throws URISyntaxException {
        return index().resolveSibling("app");
    }

    private static Path index() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ConsolePagesTest.class.getResource("pages/index.html"),
                "the console's page is on the class path").toURI());
    }
}
