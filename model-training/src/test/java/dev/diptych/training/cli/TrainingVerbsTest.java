package dev.diptych.training.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.verb.AddedVerb;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator gets to read who asks for what cannot be. */
class TrainingVerbsTest {
    @TempDir
    Path folder;

    @Test
    void theVerbsAreThoseOfTheManual() {
        List<String> names = new TrainingVerbs().verbs()
                .stream()
                .map(AddedVerb::command)
                .map(command -> new CommandLine(command).getCommandName())
                .toList();
        assertEquals(List.of("train", "evaluate", "export-onnx", "import-vgg"), names);
    }

    @Test
    void trainingRefusesPlansThatCannotBe() {
        assertRefused(new TrainCommand(), "from 1/64 to 2", "--width", "9");
        assertRefused(new TrainCommand(), "multiple of 32", "--side", "100");
        assertRefused(new TrainCommand(), "at least one step", "--steps", "0");
        assertRefused(new TrainCommand(), "1 to 256 pictures", "--batch", "0");
        assertRefused(new TrainCommand(), "must fall from at most 1", "--learning-rate", "-1");
        assertRefused(new TrainCommand(), "must be from 0 to 1000", "--mean-weight", "-1");
        assertRefused(new TrainCommand(), "1 to 10000 sitters", "--sitters", "0");
        assertRefused(new TrainCommand(), "both varieties", "--data", "synthetic-wide");
        assertRefused(new TrainCommand(), "1 step or more", "--every", "0");
        assertRefused(new TrainCommand(), "lower-case letters", "--model", "My Model");
    }

    @Test
    void trainingRefusesFoldersThatAreNoArchive() {
        assertRefused(new TrainCommand(), "neither an archive nor an export", "--data", folder.toString(), "-o",
                folder.resolve("out").toString());
    }

    @Test
    void exportingNeedsATraining() {
        assertRefused(new ExportOnnxCommand(), "train first", folder.toString());
    }

    @Test
    void importingRefusesWhatIsNoVgg() throws Exception {
        Path text = Files.writeString(folder.resolve("weights.txt"), "none");
        assertRefused(new ImportVggCommand(), "neither .onnx nor .npz", "--pictures", "torch", text.toString());
        assertRefused(new ImportVggCommand(), "caffe, vgg-face or torch", "--pictures", "film", text.toString());
    }

    @Test
    void evaluatingNeedsAModelAndSitters() {
        assertRefused(new EvaluateCommand(), "There is no model nobody", "--model", "nobody");
        assertRefused(new EvaluateCommand(), "1 to 10000 sitters", "--n", "0");
    }

    private static void assertRefused(Object command, String because, String... arguments) {
        StringBuilder said = new StringBuilder();
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        int exit = new CommandLine(command).setOut(nowhere)
                .setErr(nowhere)
                .setParameterExceptionHandler((mistake, _) -> {
                    said.append(mistake.getMessage());
                    return 2;
                })
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    said.append(failure.getMessage());
                    return 1;
                })
                .execute(arguments);
        assertTrue(exit != 0 && said.toString().contains(because), exit + ": " + said);
    }
}
