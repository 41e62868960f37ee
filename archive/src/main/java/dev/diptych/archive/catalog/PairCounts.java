package dev.diptych.archive.catalog;

/**
 * How many pairs there are of each kind.
 *
 * @param partial set aside; none of the others counts them
 * @param undeveloped committed pairs without a verdict; with good, warn and retake they make up the committed ones
 */
public record PairCounts(int committed, int partial, int good, int warn, int retake, int undeveloped) {}
