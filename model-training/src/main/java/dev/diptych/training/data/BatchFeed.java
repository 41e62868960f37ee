package dev.diptych.training.data;

import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes the next batch on a thread of its own while a step is computed; in the order of the steps. */
public final class BatchFeed implements AutoCloseable {
    private final BatchMaker maker;
    private final int batch;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("batches").daemon().unstarted(task));
    private long step;
    private Future<TrainingBatch> next;

    /** @param firstStep counted from 1 */
    public BatchFeed(BatchMaker maker, int batch, long firstStep) {
        this.maker = maker;
        this.batch = batch;
        step = firstStep;
        next = ask();
    }

    /** The batch of the next step. */
    public TrainingBatch take() throws InterruptedException {
        try {
            TrainingBatch taken = next.get();
            step++;
            next = ask();
            return taken;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case UncheckedIOException unread -> throw unread;
                case Error memory -> throw memory;
                case null, default -> throw new IllegalStateException("A batch could not be made.", e);
            }
        }
    }

    private Future<TrainingBatch> ask() {
        long first = (step - 1) * batch;
        return thread.submit(() -> maker.batch(first, batch));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
