package dev.diptych.capture.export;

import dev.diptych.archive.export.ExportLayout;
import dev.diptych.archive.export.PairChoice;
import dev.diptych.archive.export.SubjectSplit;

/**
 * What is to be exported, and how.
 *
 * @param isAugmented whether each pair that is not for testing is varied as in DeepFlash
 */
public record ExportRequest(ExportLayout layout, PairChoice choice, SubjectSplit split, boolean isAugmented) {}
