package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the scenarios of {@code src/test/resources/scenarios} through the real program. A scenario is a command after
 * {@code $}, the exit code, and patterns that stdout or stderr must match: {@code out} anywhere in what was printed,
 * {@code err} the only line on stderr. {@code {tmp}} is a folder with the files of {@link BadFiles}.
 */
class ScenarioTest {
    @TempDir
    static Path folder = Path.of("");

    record Scenario(String name, List<String> arguments, int exitCode, List<String> out, List<String> err) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void writeFiles() throws IOException {
        BadFiles.writeInto(folder);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void runs(Scenario scenario) {
        ProgramRun run = ProgramRun.of(scenario.arguments().stream().map(ScenarioTest::filled).toArray(String[]::new));

        String printed = "stdout: " + run.out() + "\nstderr: " + run.err();
        assertEquals(scenario.exitCode(), run.exitCode(), printed);
        for (String pattern : scenario.out()) {
            assertTrue(Pattern.compile(filled(pattern), Pattern.DOTALL).matcher(run.out()).find(),
                    pattern + "\n" + printed);
        }
        for (String pattern : scenario.err()) {
            assertEquals(1, run.err().lines().count(), printed);
            assertTrue(Pattern.compile(filled(pattern)).matcher(run.err()).find(), pattern + "\n" + printed);
        }
    }

    static Stream<Scenario> scenarios() throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        for (String file : List.of("demo.txt", "register.txt", "correct.txt", "usage.txt")) {
            try (var in = Objects.requireNonNull(ScenarioTest.class.getResourceAsStream("/scenarios/" + file))) {
                scenarios.addAll(parse(file, new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)));
            }
        }
        return scenarios.stream();
    }

    private static List<Scenario> parse(String file, String text) {
        List<Scenario> scenarios = new ArrayList<>();
        for (String block : text.split("\n\\s*\n")) {
            String name = "";
            List<String> arguments = new ArrayList<>();
            int exitCode = -1;
            List<String> out = new ArrayList<>();
            List<String> err = new ArrayList<>();
            for (String line : block.strip().split("\n")) {
                if (line.startsWith("#")) {
                    name = file + ": " + line.substring(1).strip();
                } else if (line.startsWith("$ diptych")) {
                    arguments.addAll(List.of(line.substring("$ diptych".length()).strip().split(" +")));
                    arguments.removeIf(String::isEmpty);
                } else if (line.startsWith("exit ")) {
                    exitCode = Integer.parseInt(line.substring(5));
                } else if (line.startsWith("out ")) {
                    out.add(line.substring(4));
                } else if (line.startsWith("err ")) {
                    err.add(line.substring(4));
                } else {
                    throw new IllegalArgumentException(file + ": what is \"" + line + "\"?");
                }
            }
            scenarios.add(new Scenario(name, arguments, exitCode, out, err));
        }
        return scenarios;
    }

    private static String filled(String text) {
        return text.replace("{tmp}", folder.toString());
    }
}
