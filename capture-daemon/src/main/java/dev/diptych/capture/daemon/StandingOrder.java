package dev.diptych.capture.daemon;

import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** So many pairs, one after another, without anybody triggering them. By the thread that has the rig. */
final class StandingOrder {
    private static final String SOURCE = "count";

    private final BiFunction<Command.Capture, String, Answer> ask;
    private final Consumer<String> told;
    private int left;
    private int notTaken;

    /**
     * @param pairs 0 for none
     * @param ask for a pair, with the source's name
     */
    StandingOrder(int pairs, BiFunction<Command.Capture, String, Answer> ask, Consumer<String> told) {
        this.left = pairs;
        this.ask = ask;
        this.told = told;
    }

    boolean isDone() {
        return left == 0;
    }

    /** Pairs that were asked for and of which nothing was tried. */
    int notTaken() {
        return notTaken;
    }

    /** @param isTurn whether nothing else is under way */
    void trigger(boolean isTurn) {
        if (left == 0 || !isTurn) {
            return;
        }
        left--;
        if (ask.apply(new Command.Capture(SOURCE + "-" + UUID.randomUUID(), true),
                SOURCE) instanceof Answer.Refused refused) {
            told.accept(refused.code() + ": " + refused.sentence());
            notTaken++;
            drop("Pairs that were to follow and are not taken: %d.");
        }
    }

    /** @param sentence with their number */
    void drop(String sentence) {
        if (left > 0) {
            told.accept(String.format(Locale.ROOT, sentence, left));
            notTaken += left;
            left = 0;
        }
    }
}
