package dev.diptych.training.train;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import dev.diptych.imaging.SrgbPlanes;
import dev.diptych.training.data.BatchFeed;
import dev.diptych.training.data.BatchMaker;
import dev.diptych.training.data.PairSource;
import dev.diptych.training.data.TrainingBatch;
import dev.diptych.training.network.DeepFlashInitialisation;
import dev.diptych.training.network.DeepFlashNetwork;
import dev.diptych.training.network.ParameterNames;
import dev.diptych.training.network.PyTorch;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One training, from its first step or from where it was broken off. The same plan and data give the same weights to the
 * bit, broken off or not, on the same computer with the same number of threads.
 */
public final class TrainingRun implements AutoCloseable {
    private final TrainingPlan plan;
    private final PairSource pairs;
    private final List<Validation> validations;
    private final TrainingFolder folder;
    private final long everySteps;
    private final TrainingListener listener;
    private final ResumableAdam adam = new ResumableAdam();
    private final Model model = PyTorch.newModel("deepflash");
    private final DeepFlashNetwork network;
    private final Trainer trainer;
    private final Map<String, Parameter> parameters;
    private final TrainingRecord record;
    private LearningCurve curve = new LearningCurve(List.of());
    private long step;

    /**
     * Begins, or goes on from the folder's newest whole checkpoint.
     *
     * @param start parameters that do not start from noise, by name; may be empty
     * @param everySteps how often the unseen pairs are corrected and a checkpoint is left, 1 or more
     */
    public TrainingRun(TrainingPlan plan, Map<String, float[]> start, PairSource pairs, List<Validation> validations,
            TrainingFolder folder, long everySteps, TrainingListener listener) throws IOException {
        this.plan = plan;
        this.pairs = pairs;
        this.validations = List.copyOf(validations);
        this.folder = folder;
        this.everySteps = everySteps;
        this.listener = listener;
        network = new DeepFlashNetwork(plan.shape());
        parameters = ParameterNames.of(network);
        DeepFlashInitialisation.prepare(network, plan.seed());
        start.forEach(this::start);
        record = new TrainingRecord(plan, pairs.description(), pairs.sha256(),
                validations.stream().map(Validation::name).toList());
        Optional<Checkpoint> checkpoint = folder.newest(record);
        folder.describe(record);
        checkpoint.ifPresent(whole -> whole.parameters().forEach(this::start));
        Shape input = new Shape(plan.batch(), SrgbPlanes.CHANNELS, plan.sidePx(), plan.sidePx());
        network.initialize(model.getNDManager(), DataType.FLOAT32, input);
        model.setBlock(network);
        checkpoint.ifPresent(this::restore);
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(adam)
                .optDevices(new Device[]{Device.cpu()}));
        trainer.initialize(input);
        if (step > 0) {
            listener.resumed(step);
        }
    }

    private void restore(Checkpoint checkpoint) {
        checkpoint.firstMoments().forEach((name, first) -> {
            Parameter parameter = parameter(name);
            adam.restore(parameter.getId(), parameter.getArray(), first,
                    Objects.requireNonNull(checkpoint.secondMoments().get(name)));
        });
        step = checkpoint.step();
        curve = checkpoint.curve();
    }

    private void start(String name, float[] values) {
        ParameterNames.start(parameter(name), values);
    }

    private Parameter parameter(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("The network has no parameter " + name + ".");
        }
        return parameter;
    }

    /** Trains to the plan's end. */
    public void run() throws IOException, InterruptedException {
        BatchMaker maker = new BatchMaker(pairs, plan.encoding());
        double lossSum = 0;
        long lossCount = 0;
        try (BatchFeed feed = new BatchFeed(maker, plan.batch(), step + 1)) {
            while (step < plan.steps()) {
                double loss = step(feed.take());
                lossSum += loss;
                lossCount++;
                listener.stepped(step, loss);
                if (step % everySteps == 0 || step == plan.steps()) {
                    validate(lossSum / lossCount);
                    lossSum = 0;
                    lossCount = 0;
                }
            }
        }
    }

    private double step(TrainingBatch batch) throws IOException {
        Shape shape = new Shape(plan.batch(), SrgbPlanes.CHANNELS, plan.sidePx(), plan.sidePx());
        step++;
        adam.begin(step, plan.learningRateAt(step));
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDArray x = manager.create(batch.input(), shape);
            NDArray target = manager.create(batch.target(), shape);
            double value;
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDArray predicted = trainer.forward(new NDList(x)).singletonOrThrow();
                NDArray loss = plan.loss().of(predicted, target);
                gradients.backward(loss);
                value = loss.getFloat();
            }
            trainer.step();
            if (!Double.isFinite(value)) {
                throw new IOException("The loss at step " + step + " is no number any more: the learning rate of "
                        + plan.learningRate() + " is too high; give a lower one and another folder.");
            }
            return value;
        }
    }

    /** A point of the curve, a checkpoint and the page. */
    private void validate(double meanLoss) throws IOException {
        Map<String, List<Validation.Sample>> samples = new LinkedHashMap<>();
        for (Validation validation : validations) {
            samples.put(validation.name(), validation.samples(network, model.getNDManager()));
        }
        curve = curve.with(new LearningCurve.Point(step, meanLoss, plan.learningRateAt(step),
                samples.values().stream().map(Validation::meanPsnrDb).toList()));
        folder.keep(checkpoint());
        folder.writePage(TrainingPage.of(plan, pairs.description(), curve, samples));
        listener.validated(curve);
    }

    private Checkpoint checkpoint() {
        Map<String, float[]> values = new LinkedHashMap<>();
        Map<String, float[]> first = new LinkedHashMap<>();
        Map<String, float[]> second = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            values.put(name, parameter.getArray().toFloatArray());
            if (adam.knows(parameter.getId())) {
                first.put(name, adam.firstMoment(parameter.getId()));
                second.put(name, adam.secondMoment(parameter.getId()));
            }
        });
        return new Checkpoint(record.signature(), step, values, first, second, curve);
    }

    @Override
    public void close() {
        trainer.close();
        adam.close();
        model.close();
    }
}
