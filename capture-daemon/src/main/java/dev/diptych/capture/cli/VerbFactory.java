package dev.diptych.capture.cli;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the verbs: those that look around get the program's surroundings. */
final class VerbFactory implements IFactory {
    private static final Map<Class<?>, Function<Surroundings, Object>> LOOKING_AROUND = Map.of(RunCommand.class,
            RunCommand::new, CalibrateCommand.class, CalibrateCommand::new, DoctorCommand.class, DoctorCommand::new,
            DemoCommand.class, DemoCommand::new, CorrectCommand.class, CorrectCommand::new, ModelListCommand.class,
            ModelListCommand::new, ModelVerifyCommand.class, ModelVerifyCommand::new, ModelAddCommand.class,
            ModelAddCommand::new, ModelBenchCommand.class, ModelBenchCommand::new);

    private final Surroundings surroundings;
    private final IFactory usual = CommandLine.defaultFactory();

    VerbFactory(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        @Nullable
        Function<Surroundings, Object> maker = LOOKING_AROUND.get(type);
        return maker == null ? usual.create(type) : type.cast(maker.apply(surroundings));
    }
}
