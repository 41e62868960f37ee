package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The real disk with a record of what is done to it, from which every state can be made that a power cut may leave: a
 * folder's entry that was not followed by the folder's fsync is there or not, whatever the order; bytes that were not
 * followed by the file's fsync are there, not there, in part, or zeros. A rename happens or does not, which ext4, XFS and
 * Btrfs promise. What was there when this disk was made is safe.
 */
final class CrashDisk implements Storage {
    /** Something with a name in a folder: a folder with its entries, or a file. */
    private static final class Node {
        final boolean isFolder;
        byte[] safeBytes = new byte[0];

        Node(boolean isFolder) {
            this.isFolder = isFolder;
        }
    }

    private sealed interface Step {
        /** {@code node} gets the name {@code name} in {@code folder}, and loses another if it had one. */
        record Link(Node folder, String name, Node node, Node oldFolder, String oldName) implements Step {}

        record Write(Node file, byte[] bytes) implements Step {}

        record SyncFile(Node file) implements Step {}

        record SyncFolder(Node folder) implements Step {}
    }

    /** How much is there of bytes whose fsync did not come. */
    enum Unsynced {
        NOTHING, HALF, ZEROS, ALL
    }

    private static final Node NOWHERE = new Node(true);

    private final Storage disk = new NioStorage();
    private final Path root;
    private final Node rootNode = new Node(true);
    private final Map<Node, Map<String, Node>> start = new HashMap<>();
    private final Map<Path, Node> nodes = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    CrashDisk(Path root) throws IOException {
        this.root = root;
        start.put(rootNode, new TreeMap<>());
        nodes.put(root, rootNode);
        try (var paths = Files.walk(root)) {
            for (Path path : paths.filter(it -> !it.equals(root)).sorted().toList()) {
                Node node = new Node(Files.isDirectory(path));
                if (node.isFolder) {
                    start.put(node, new TreeMap<>());
                } else {
                    node.safeBytes = Files.readAllBytes(path);
                }
                Objects.requireNonNull(start.get(parent(path))).put(path.getFileName().toString(), node);
                nodes.put(path, node);
            }
        }
    }

    int steps() {
        return steps.size();
    }

    /** How many entries of folders a power cut after so many steps may or may not keep. */
    int doubtfulEntries(int done) {
        return doubtful(done).size();
    }

    /** Whether there are bytes whose fsync has not come after so many steps. */
    boolean hasUnsyncedBytes(int done) {
        for (int i = 0; i < done; i++) {
            if (steps.get(i) instanceof Step.Write write && !isSynced(write.file(), i, done)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Makes one of the states after a power cut.
     *
     * @param done how many steps were done
     * @param kept which of the doubtful entries are there
     */
    void writeState(int done, Set<Integer> kept, Unsynced unsynced, Path target) throws IOException {
        Set<Step.Link> lost = new HashSet<>();
        List<Step.Link> doubtful = doubtful(done);
        for (int i = 0; i < doubtful.size(); i++) {
            if (!kept.contains(i)) {
                lost.add(doubtful.get(i));
            }
        }
        Map<Node, Map<String, Node>> entries = new HashMap<>();
        start.forEach((folder, names) -> entries.put(folder, new TreeMap<>(names)));
        Map<Node, byte[]> bytes = new HashMap<>();
        for (int i = 0; i < done; i++) {
            switch (steps.get(i)) {
                case Step.Link link when !lost.contains(link) -> {
                    entries.computeIfAbsent(link.oldFolder(), folder -> new TreeMap<>()).remove(link.oldName());
                    entries.computeIfAbsent(link.folder(), folder -> new TreeMap<>()).put(link.name(), link.node());
                }
                case Step.Write write -> {
                    byte[] before = bytes.getOrDefault(write.file(), write.file().safeBytes);
                    bytes.put(write.file(), isSynced(write.file(), i, done)
                            ? joined(before, write.bytes())
                            : joined(before, part(write.bytes(), unsynced)));
                }
                default -> {
                }
            }
        }
        write(rootNode, entries, bytes, target);
    }

    private static void write(Node folder, Map<Node, Map<String, Node>> entries, Map<Node, byte[]> bytes, Path target)
            throws IOException {
        Files.createDirectories(target);
        for (Map.Entry<String, Node> entry : entries.getOrDefault(folder, Map.of()).entrySet()) {
            Path path = target.resolve(entry.getKey());
            if (entry.getValue().isFolder) {
                write(entry.getValue(), entries, bytes, path);
            } else {
                Files.write(path, bytes.getOrDefault(entry.getValue(), entry.getValue().safeBytes));
            }
        }
    }

    private List<Step.Link> doubtful(int done) {
        List<Step.Link> doubtful = new ArrayList<>();
        for (int i = 0; i < done; i++) {
            if (steps.get(i) instanceof Step.Link link && !isSynced(link.folder(), i, done)
                    && !isSynced(link.oldFolder(), i, done)) {
                doubtful.add(link);
            }
        }
        return doubtful;
    }

    private boolean isSynced(Node node, int after, int done) {
        for (int i = after + 1; i < done; i++) {
            boolean synced = switch (steps.get(i)) {
                case Step.SyncFile(Node file) -> file == node;
                case Step.SyncFolder(Node folder) -> folder == node;
                case Step.Link link -> false;
                case Step.Write write -> false;
            };
            if (synced) {
                return true;
            }
        }
        return false;
    }

    private static byte[] part(byte[] bytes, Unsynced unsynced) {
        return switch (unsynced) {
            case NOTHING -> new byte[0];
            case HALF -> Arrays.copyOf(bytes, bytes.length / 2);
            case ZEROS -> new byte[bytes.length];
            case ALL -> bytes;
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @Override
    public void createDirectory(Path folder) throws IOException {
        disk.createDirectory(folder);
        link(folder, new Node(true));
    }

    @Override
    public void writeAndSync(Path newFile, byte[] bytes) throws IOException {
        disk.writeAndSync(newFile, bytes);
        Node file = new Node(false);
        link(newFile, file);
        steps.add(new Step.Write(file, bytes.clone()));
        steps.add(new Step.SyncFile(file));
    }

    @Override
    public void appendAndSync(Path file, byte[] bytes) throws IOException {
        disk.appendAndSync(file, bytes);
        steps.add(new Step.Write(node(file), bytes.clone()));
        steps.add(new Step.SyncFile(node(file)));
    }

    @Override
    public void syncFile(Path file) throws IOException {
        disk.syncFile(file);
        steps.add(new Step.SyncFile(node(file)));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
        Node moved = node(from);
        steps.add(new Step.Link(parent(to), name(to), moved, parent(from), name(from)));
        Map<Path, Node> below = new HashMap<>();
        nodes.forEach((path, node) -> {
            if (path.startsWith(from)) {
                below.put(path, node);
            }
        });
        nodes.keySet().removeAll(below.keySet());
        below.forEach((path, node) -> nodes.put(to.resolve(from.relativize(path)), node));
    }

    @Override
    public void syncDirectory(Path folder) throws IOException {
        disk.syncDirectory(folder);
        steps.add(new Step.SyncFolder(node(folder)));
    }

    @Override
    public long usableBytes(Path path) {
        return 1L << 30;
    }

    @Override
    public boolean isReadOnly(Path path) {
        return false;
    }

    private void link(Path path, Node node) {
        nodes.put(path, node);
        steps.add(new Step.Link(parent(path), name(path), node, NOWHERE, ""));
    }

    private Node parent(Path path) {
        return node(Objects.requireNonNull(path.getParent()));
    }

    private Node node(Path path) {
        return Objects.requireNonNull(nodes.get(path), () -> root.relativize(path) + " is not known");
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
