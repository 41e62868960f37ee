package dev.diptych.protocol.model;

import java.util.List;

/**
 * What a board is, beyond what the protocol fixes.
 *
 * @param staysKept how many stays away from rest it remembers (PROTOCOL.md, rule 6 of FIRE)
 * @param photodiodeMaxHz 0 without a photodiode
 */
record Facts(int board, int firmwareMajor, int firmwareMinor, int firmwarePatch, int build, int ticksPerSecond,
        int edgesMax, int photodiodeMaxHz, int staysKept, List<Output> outputs) {
    Facts {
        outputs = List.copyOf(outputs);
    }

    /** One output, by the codes of its role and its drive. */
    record Output(int role, int drive) {}

    /** The board that the shared library is (riglink_board.h): a flash, a torch, eight lamps on pins and eight on DMX. */
    static Facts library(int build) {
        Output[] outputs = new Output[18];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = new Output(i == 0 ? Wire.FLASH : i == 1 ? Wire.TORCH : Wire.LAMP,
                    i < 10 ? Wire.PIN : Wire.DMX);
        }
        return new Facts(1, 1, 0, 0, build, 2_000_000, 64, 4000, 64, List.of(outputs));
    }
}
