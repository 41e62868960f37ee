package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.model.SampleModels;
import dev.diptych.inference.model.ModelLibrary;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the scenarios of {@code src/test/resources/scenarios} through the real program. A scenario is a command after
 * {@code $} and what it must leave: the {@code exit} code; {@code out} patterns that stdout must match somewhere;
 * {@code err} patterns, one for each line of stderr in its order; {@code file} a path that must be there and hold
 * something, {@code nofile} one that must not be there. A run that is done and prints no JSON leaves stderr empty.
 * {@code {tmp}} is a folder with the files of {@link BadFiles}, and with the user's models in {@code {tmp}/models}.
 */
class ScenarioTest {
    @TempDir
    static Path folder = Path.of("");

    record Scenario(String name, List<String> arguments, int exitCode, List<String> out, List<String> err,
            List<String> files, List<String> noFiles) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void writeFiles() throws IOException {
        BadFiles.writeInto(folder);
        SampleModels.writeInto(folder.resolve("models"));
        Files.write(folder.resolve("fetched.onnx"), SampleModels.brightening("fetched", 0.25));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void runs(Scenario scenario) throws IOException {
        ProgramRun run = ProgramRun.of(() -> new ModelLibrary(Optional.of(folder.resolve("models"))),
                scenario.arguments().stream().map(ScenarioTest::filled).toArray(String[]::new));

        String printed = "stdout: " + run.out() + "\nstderr: " + run.err();
        assertEquals(scenario.exitCode(), run.exitCode(), printed);
        for (String pattern : scenario.out()) {
            assertTrue(Pattern.compile(filled(pattern), Pattern.DOTALL).matcher(run.out()).find(),
                    pattern + "\n" + printed);
        }
        boolean silent = scenario.exitCode() == 0 && !scenario.arguments().contains("--json");
        if (silent || !scenario.err().isEmpty()) {
            List<String> lines = run.err().lines().toList();
            assertEquals(scenario.err().size(), lines.size(), printed);
            for (int i = 0; i < lines.size(); i++) {
                String pattern = scenario.err().get(i);
                assertTrue(Pattern.compile(filled(pattern)).matcher(lines.get(i)).find(), pattern + "\n" + printed);
            }
        }
        for (String file : scenario.files()) {
            assertTrue(Files.size(Path.of(filled(file))) > 0, file);
        }
        for (String file : scenario.noFiles()) {
            assertFalse(Files.exists(Path.of(filled(file))), file);
        }
    }

    static Stream<Scenario> scenarios() throws IOException, URISyntaxException {
        Path resources = Path.of(Objects.requireNonNull(ScenarioTest.class.getResource("/scenarios")).toURI());
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(resources, "*.txt")) {
            listed.forEach(files::add);
        }
        files.sort(Comparator.naturalOrder());
        List<Scenario> scenarios = new ArrayList<>();
        for (Path file : files) {
            scenarios.addAll(parse(String.valueOf(file.getFileName()), Files.readString(file)));
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
            List<String> files = new ArrayList<>();
            List<String> noFiles = new ArrayList<>();
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
                } else if (line.startsWith("file ")) {
                    files.add(line.substring(5));
                } else if (line.startsWith("nofile ")) {
                    noFiles.add(line.substring(7));
                } else {
                    throw new IllegalArgumentException(file + ": what is \"" + line + "\"?");
                }
            }
            scenarios.add(new Scenario(name, arguments, exitCode, out, err, files, noFiles));
        }
        return scenarios;
    }

    private static String filled(String text) {
        return text.replace("{tmp}", folder.toString());
    }
}
