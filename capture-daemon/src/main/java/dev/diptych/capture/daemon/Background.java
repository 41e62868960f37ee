package dev.diptych.capture.daemon;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The threads beside the one that has the rig, so that shooting, writing, developing and telling never wait for each other.
 *
 * @param saving puts pairs on disk, one after another
 * @param developing makes their pictures, one pair after another
 * @param telling tells the front ends
 * @param asking asks for what a contact wants, for whoever watches contacts must not wait for a disk
 */
public record Background(Executor saving, Executor developing, Executor telling, Executor asking)
        implements
            AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    /** Everything in its caller's turn, for virtual time. */
    public static final Background NONE = new Background(Runnable::run, Runnable::run, Runnable::run,
            Runnable::run);

    /** Threads of their own. */
    public static Background threads() {
        return new Background(one("saving"), one("developing"), one("telling"), one("asking"));
    }

    private static ExecutorService one(String name) {
        return Executors.newSingleThreadExecutor(task -> Thread.ofPlatform().daemon().name(name).unstarted(task));
    }

    /** What was begun is finished, in this order: a pair that is shot is put on disk, developed and told of. */
    @Override
    public void close() {
        end(asking);
        end(saving);
        end(developing);
        end(telling);
    }

    private static void end(Executor executor) {
        if (executor instanceof ExecutorService service) {
            service.shutdown();
            try {
                if (!service.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    service.shutdownNow();
                }
            } catch (InterruptedException e) {
                service.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }
}
