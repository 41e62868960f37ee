package dev.diptych.capture.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the verbs: those that look around get the program's surroundings. */
final class VerbFactory implements IFactory {
    private final Surroundings surroundings;
    private final IFactory usual = CommandLine.defaultFactory();

    VerbFactory(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == RunCommand.class) {
            return type.cast(new RunCommand(surroundings));
        }
        if (type == CalibrateCommand.class) {
            return type.cast(new CalibrateCommand(surroundings));
        }
        if (type == DoctorCommand.class) {
            return type.cast(new DoctorCommand(surroundings));
        }
        return usual.create(type);
    }
}
