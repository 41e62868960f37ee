package dev.diptych.training.data;

/**
 * Pairs by number. A number always stands for the same pair, whatever was asked for before: so an interrupted training
 * goes on with the pairs an unbroken one would have seen. For use by one thread at a time.
 */
public interface PairSource {
    /** Pair number {@code draw}, 0 or more, square, with sides of {@link #sidePx} pixels. */
    PicturePair pair(long draw);

    int sidePx();

    /** In words, for the model's card. */
    String description();

    /** What tells these pairs from others: lower-case hex. */
    String sha256();
}
