package dev.diptych.protocol.model;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Makes the library live the lives that the model has lived, on a thread of its own, and looks for the first difference. */
final class Follower {
    private static final int LOG_BYTES = 1 << 22;
    private static final long END = -1;

    private record Life(long seed, World world) {}

    private final Lives lives;
    private final BlockingQueue<Life> lived = new ArrayBlockingQueue<>(4);
    private final byte[] log = new byte[LOG_BYTES];
    private final Thread thread = new Thread(this::follow, "library");
    private volatile @Nullable String difference;

    Follower(Lives lives) {
        this.lives = lives;
        thread.start();
    }

    void follow(long seed, World world) throws InterruptedException {
        lived.put(new Life(seed, world));
    }

    /** The first difference, with its seed and a script that was shrunk to it; null as long as there is none. */
    @Nullable
    String difference() {
        return difference;
    }

    /** Waits until all was followed. */
    void finish() throws InterruptedException {
        lived.put(new Life(END, new World(lives.facts, lives.check, new Watch(lives.facts, lives.coverage))));
        thread.join();
    }

    private void follow() {
        try {
            for (Life life = lived.take(); life.seed != END; life = lived.take()) {
                if (difference == null) {
                    compare(life);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void compare(Life life) {
        Bytes script = life.world.script;
        Bytes expected = life.world.log;
        long bytes = BoardLibrary.run(script.data, script.length, log);
        if (bytes != expected.length
                || Arrays.mismatch(expected.data, 0, expected.length, log, 0, expected.length) >= 0) {
            difference = "Seed " + life.seed + ":\n" + Differences.describe(lives.facts, script.copy());
        }
    }
}
