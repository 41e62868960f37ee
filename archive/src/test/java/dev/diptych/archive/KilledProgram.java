package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * A program that stores pair after pair and is killed by {@link KillTest}. It says what it was promised, a line each, and
 * stops for ever before the step of the given number, if there is one.
 */
final class KilledProgram {
    private KilledProgram() {
    }

    /** {@code arguments}: the archive's root, the number of the step, 0 for none, and how many pairs, if not endless. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Storage storage = new StoppingDisk(Integer.parseInt(arguments[1]));
        try (Archive archive = Archive.open(root, storage, InstantSource.system())) {
            if (!Files.exists(root.resolve("sub-017/ses-02/session.json"))) {
                archive.startSession(SamplePairs.session());
            }
            int pairs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : Integer.MAX_VALUE;
            for (int i = 0; i < pairs; i++) {
                say("INTENDING");
                PairIntent intent = archive.intend(SamplePairs.SESSION, UUID.randomUUID().toString(), 0);
                say("INTENDED " + intent.id());
                archive.commit(SamplePairs.large(intent.id().number()));
                say("COMMITTED " + intent.id());
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Counts steps from the first intent on. */
    private static final class StoppingDisk implements Storage {
        private final Storage disk = new NioStorage();
        private final int stopBefore;
        private int step;

        StoppingDisk(int stopBefore) {
            this.stopBefore = stopBefore;
        }

        @Override
        public void createDirectory(Path folder) throws IOException {
            step("mkdir " + folder.getFileName());
            disk.createDirectory(folder);
        }

        @Override
        public void writeAndSync(Path newFile, byte[] bytes) throws IOException {
            step("write " + newFile.getFileName());
            disk.writeAndSync(newFile, bytes);
        }

        @Override
        public void appendAndSync(Path file, byte[] bytes) throws IOException {
            step("append " + file.getFileName());
            disk.appendAndSync(file, bytes);
        }

        @Override
        public void syncFile(Path file) throws IOException {
            step("sync " + file.getFileName());
            disk.syncFile(file);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            step("rename " + from.getFileName());
            disk.rename(from, to);
        }

        @Override
        public void syncDirectory(Path folder) throws IOException {
            step("sync " + folder.getFileName());
            disk.syncDirectory(folder);
        }

        @Override
        public long usableBytes(Path path) throws IOException {
            return disk.usableBytes(path);
        }

        @Override
        public boolean isReadOnly(Path path) throws IOException {
            return disk.isReadOnly(path);
        }

        private void step(String name) {
            step++;
            if (step == stopBefore) {
                say("STOPPED before " + name);
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
