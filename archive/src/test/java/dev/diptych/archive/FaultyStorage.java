package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/** The real disk with a record of what is done to it, on which chosen operations (counted from 1) fail. */
final class FaultyStorage implements Storage {
    private final Storage disk = new NioStorage();
    private final Path root;
    private final List<String> operations = new ArrayList<>();
    private IntPredicate fails = operation -> false;
    private IOException failure = new IOException("Input/output error");
    private @Nullable Runnable beforeRename;

    FaultyStorage(Path root) {
        this.root = root;
    }

    FaultyStorage failing(IntPredicate whichOperations, IOException how) {
        fails = whichOperations;
        failure = how;
        return this;
    }

    /** Every operation of this name fails from now on. */
    FaultyStorage failingAt(String name, IOException how) {
        return failing(operation -> operations.getLast().startsWith(name), how);
    }

    FaultyStorage beforeRename(Runnable action) {
        beforeRename = action;
        return this;
    }

    List<String> operations() {
        return operations;
    }

    @Override
    public void createDirectory(Path folder) throws IOException {
        record("mkdir " + name(folder));
        disk.createDirectory(folder);
    }

    @Override
    public void writeAndSync(Path newFile, byte[] bytes) throws IOException {
        try {
            record("write " + name(newFile));
        } catch (IOException e) {
            disk.writeAndSync(newFile, Arrays.copyOf(bytes, bytes.length / 2));
            throw e;
        }
        disk.writeAndSync(newFile, bytes);
    }

    @Override
    public void appendAndSync(Path file, byte[] bytes) throws IOException {
        try {
            record("append " + name(file));
        } catch (IOException e) {
            disk.appendAndSync(file, Arrays.copyOf(bytes, bytes.length / 2));
            throw e;
        }
        disk.appendAndSync(file, bytes);
    }

    @Override
    public void syncFile(Path file) throws IOException {
        record("sync file " + name(file));
        disk.syncFile(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        record("rename " + name(from) + " -> " + name(to));
        if (beforeRename != null) {
            beforeRename.run();
        }
        disk.rename(from, to);
    }

    @Override
    public void syncDirectory(Path folder) throws IOException {
        record("sync " + name(folder));
        disk.syncDirectory(folder);
    }

    @Override
    public long usableBytes(Path path) {
        return 1L << 30;
    }

    @Override
    public boolean isReadOnly(Path path) {
        return false;
    }

    private void record(String operation) throws IOException {
        operations.add(operation);
        if (fails.test(operations.size())) {
            throw failure;
        }
    }

    private String name(Path path) {
        return "/" + root.relativize(path).toString().replaceAll("\\.[0-9a-f-]{36}\\.tmp", ".tmp");
    }
}
