package dev.diptych.training.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.inference.model.Encoding;
import dev.diptych.training.data.ToyPairs;
import dev.diptych.training.network.DeepFlashShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {
    private static final ToyPairs PAIRS = new ToyPairs();

    @TempDir
    Path folder;

    @Test
    void lowersTheLossWithinSeconds() throws Exception {
        List<Double> losses = new ArrayList<>();
        train(plan(60), folder, 60, new Losses(losses));
        double first = losses.subList(0, 10).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double last = losses.subList(50, 60).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        assertTrue(last < first / 3, "from " + first + " to " + last);
        assertTrue(new TrainingFolder(folder).last()
                .curve()
                .points()
                .getLast()
                .validationPsnrDb()
                .getFirst() > 15);
    }

    @Test
    void goesOnAsIfItHadNeverBeenBrokenOff() throws Exception {
        Path unbroken = folder.resolve("unbroken");
        Path broken = folder.resolve("broken");
        train(plan(6), unbroken, 2, new Losses(new ArrayList<>()));
        assertThrows(Killed.class, () -> train(plan(6), broken, 2, new KilledAt(5)));
        List<Double> rest = new ArrayList<>();
        train(plan(6), broken, 2, new Losses(rest));
        assertEquals(2, rest.size(), "steps 5 and 6 are done again, from the checkpoint after 4");
        assertSame(newest(unbroken), newest(broken));
    }

    @Test
    void takesTheCheckpointBeforeOneThatIsTorn() throws Exception {
        Path whole = folder.resolve("whole");
        Path torn = folder.resolve("torn");
        train(plan(6), whole, 2, new Losses(new ArrayList<>()));
        train(plan(6), torn, 2, new Losses(new ArrayList<>()));
        Path last = torn.resolve("step-000000006.checkpoint");
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length / 2] ^= 4;
        Files.write(last, bytes);
        train(plan(6), torn, 2, new Losses(new ArrayList<>()));
        assertSame(newest(whole), newest(torn));
    }

    @Test
    void refusesAnotherTrainingsFolder() throws Exception {
        train(plan(2), folder, 2, new Losses(new ArrayList<>()));
        IOException refused = assertThrows(IOException.class,
                () -> train(plan(4), folder, 2, new Losses(new ArrayList<>())));
        assertTrue(String.valueOf(refused.getMessage()).contains("another training"), refused.toString());
    }

    @Test
    void saysSoWhereNoCheckpointIsWhole() throws Exception {
        Files.write(folder.resolve("step-000000002.checkpoint"), new byte[]{1, 2, 3});
        IOException refused = assertThrows(IOException.class,
                () -> train(plan(2), folder, 2, new Losses(new ArrayList<>())));
        assertTrue(String.valueOf(refused.getMessage()).contains("delete them"), refused.toString());
    }

    private static void assertSame(Checkpoint expected, Checkpoint actual) {
        assertEquals(expected.step(), actual.step());
        assertEquals(expected.parameters().keySet(), actual.parameters().keySet());
        expected.parameters().forEach((name, values) -> assertArrayEquals(values, actual.parameters().get(name), name));
        assertEquals(expected.curve(), actual.curve());
        expected.firstMoments()
                .forEach((name, values) -> assertArrayEquals(values, actual.firstMoments().get(name), name));
        expected.secondMoments()
                .forEach((name, values) -> assertArrayEquals(values, actual.secondMoments().get(name), name));
    }

    private static Checkpoint newest(Path path) throws IOException {
        return new TrainingFolder(path).last();
    }

    private static TrainingPlan plan(long steps) {
        return new TrainingPlan("toy", new DeepFlashShape(1 / 16.0), 32, 2, steps, 3e-3, 3e-4, new DeepFlashLoss(1),
                Encoding.C, 5, "");
    }

    private static void train(TrainingPlan plan, Path path, long every, TrainingListener listener)
            throws IOException, InterruptedException {
        Validation validation = new Validation("blots", PAIRS, plan.encoding(), 2);
        try (TrainingRun run = new TrainingRun(plan, Map.of(), PAIRS, List.of(validation),
                new TrainingFolder(path), every,
                listener)) {
            run.run();
        }
    }

    private record Losses(List<Double> losses) implements TrainingListener {
        @Override
        public void resumed(long step) {
        }

        @Override
        public void stepped(long step, double loss) {
            losses.add(loss);
        }

        @Override
        public void validated(LearningCurve curve) {
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Ends a training in the middle, with nothing left to say. */
    private record KilledAt(long atStep) implements TrainingListener {
        @Override
        public void resumed(long step) {
        }

        @Override
        public void stepped(long step, double loss) {
            if (step == atStep) {
                throw new Killed();
            }
        }

        @Override
        public void validated(LearningCurve curve) {
        }
    }
}
