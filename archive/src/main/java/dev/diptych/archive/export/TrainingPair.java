package dev.diptych.archive.export;

import java.util.Optional;

import dev.diptych.archive.PairId;
import dev.diptych.archive.PictureSquare;

/**
 * A picture under flash and the same under studio light, registered, of equal size.
 *
 * @param variation how both were varied, such as {@code rot-m20_flip-x}; empty if they were not
 * @param face where the face is in both; empty if they were varied
 */
public record TrainingPair(PairId pair, String variation, Part part, CropFile flash, CropFile studio,
        Optional<PictureSquare> face) {}
