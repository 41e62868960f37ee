package dev.diptych.capture.config.hardware;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.TomlSection;
import dev.diptych.rig.light.LightKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads how lights are wired to the board; no two may share an output or a slot. */
final class McuLightReader {
    private final Set<Integer> outputs = new HashSet<>();
    private final Set<Integer> slots = new HashSet<>();

    Wiring read(TomlSection section, LightKind kind) throws OperatorException {
        section.refuse(LineKeys.ALL, "it is for a light on a GPIO line, but the driver of this one is \"mcu\".");
        section.refuse(LightKeys.OF_DMX_ALONE, "it is for a fixture of [dmx], but the driver of this one is \"mcu\"; "
                + "a lamp on the board's own DMX has its \"slot\".");
        section.refuse(List.of(kind == LightKind.FLASH ? LightKeys.SLOT : LightKeys.TORCH_OUTPUT),
                kind == LightKind.FLASH
                        ? "a flash cannot be on DMX, whose packets come too seldom to time it; take this away."
                        : "only a flash burns as a torch; take this away.");
        int output = section.require(LightKeys.OUTPUT);
        requireOwn(section, LightKeys.OUTPUT, outputs, "output", Optional.of(output));
        Optional<Integer> slot = section.find(LightKeys.SLOT);
        requireOwn(section, LightKeys.SLOT, slots, "slot", slot);
        Optional<Integer> torch = section.find(LightKeys.TORCH_OUTPUT);
        requireOwn(section, LightKeys.TORCH_OUTPUT, outputs, "output", torch);
        return new Wiring.Mcu(output, optional(slot), optional(torch));
    }

    private static void requireOwn(TomlSection section, Key<Integer> key, Set<Integer> taken, String what,
            Optional<Integer> number) throws OperatorException {
        if (number.isPresent() && !taken.add(number.get())) {
            throw section.wrong(key, "the board's " + what + " " + number.get()
                    + " is in use already; give each its own.");
        }
    }

    private static OptionalInt optional(Optional<Integer> number) {
        return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
    }

    /** Refuses what a light of another driver cannot have. */
    static void refuse(TomlSection section, String driver) throws OperatorException {
        section.refuse(LightKeys.OF_MCU_ALONE,
                "it is for a light on the board, but the driver of this one is \"" + driver + "\".");
    }
}
