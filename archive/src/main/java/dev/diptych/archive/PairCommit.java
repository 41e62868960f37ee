package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.diptych.archive.ArchiveException.Code;

/**
 * The commit of one pair: stage, write and sync every file, sync the staged folder, rename it to its place, sync both
 * sides. Either it returns and the pair is safe, or it throws and the pair is not in its place; the one exception to
 * that, a disk that fails between the rename and the last sync and then refuses to take the rename back, is stated in
 * the message.
 */
final class PairCommit {
    private final ArchiveLayout layout;
    private final Storage storage;
    private final StorageFault fault;
    private final PairRecord pair;
    private final PairFiles files;
    private final Path place;

    PairCommit(ArchiveLayout layout, Storage storage, PairRecord pair) {
        this.layout = layout;
        this.storage = storage;
        this.fault = new StorageFault(storage, layout.root());
        this.pair = pair;
        this.files = PairFiles.of(pair);
        this.place = layout.pairFolder(pair.id());
    }

    CommittedPair run() throws ArchiveException {
        if (isTaken()) {
            return committedBefore();
        }
        Path staging = makeStaging();
        try {
            write(staging);
        } catch (IOException e) {
            throw fault.of(e, place, files.sizeBytes(), "what was written so far stays in " + staging);
        }
        moveToPlace(staging);
        syncBothSides(staging);
        return committed();
    }

    private Path makeStaging() throws ArchiveException {
        try {
            // The way to the pair is on the disk before the pair goes there: a rename into a folder that a power cut
            // takes away would lose the pair from both sides.
            new DurableFiles(storage).makeFolders(layout.root(), incoming());
        } catch (IOException e) {
            throw fault.of(e, incoming(), files.sizeBytes(), "nothing was written");
        }
        for (int attempt = 1;; attempt++) {
            Path staging = layout.staging(pair.id(), attempt);
            try {
                storage.createDirectory(staging);
                return staging;
            } catch (FileAlreadyExistsException e) {
                // An earlier attempt lies here and is kept: the next one takes the next folder.
            } catch (IOException e) {
                throw fault.of(e, staging, files.sizeBytes(), "nothing was written");
            }
        }
    }

    private void write(Path staging) throws IOException {
        // The staged folder's own name first, so that a power cut half-way leaves what there is to be found.
        storage.syncDirectory(incoming());
        for (PairFiles.NamedBytes file : files.files()) {
            storage.writeAndSync(staging.resolve(file.name()), file.bytes());
        }
        storage.syncDirectory(staging);
    }

    private void moveToPlace(Path staging) throws ArchiveException {
        try {
            storage.rename(staging, place);
        } catch (IOException e) {
            // The kernel refuses to rename onto a filled folder, so of two writers of one pair the second fails here.
            throw isTaken()
                    ? exists(e)
                    : fault.of(e, place, files.sizeBytes(), "the pair stays whole in " + staging);
        }
    }

    private void syncBothSides(Path staging) throws ArchiveException {
        try {
            storage.syncDirectory(sessionFolder());
            storage.syncDirectory(incoming());
        } catch (IOException e) {
            throw takeBack(staging, e);
        }
    }

    private ArchiveException takeBack(Path staging, IOException cause) {
        try {
            storage.rename(place, staging);
        } catch (IOException e) {
            ArchiveException failure = fault.of(cause, place, files.sizeBytes(),
                    "the pair lies whole in " + place + ", but a power cut may take it");
            failure.addSuppressed(e);
            return failure;
        }
        return fault.of(cause, place, files.sizeBytes(), "the pair went back whole to " + staging);
    }

    /** This very pair may lie there: a disk that failed after the rename did not let it be taken back. */
    private CommittedPair committedBefore() throws ArchiveException {
        Path manifest = place.resolve(ArchiveLayout.MANIFEST);
        try {
            if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)
                    || !Sha256.ofFile(manifest).equals(files.manifestSha256())) {
                throw exists(null);
            }
            storage.syncDirectory(sessionFolder());
            return committed();
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw fault.of(e, place, files.sizeBytes(),
                    "the pair lies whole in " + place + ", but a power cut may take it");
        }
    }

    private boolean isTaken() {
        return Files.exists(place, LinkOption.NOFOLLOW_LINKS);
    }

    private ArchiveException exists(@Nullable IOException cause) {
        return new ArchiveException(Code.E_PAIR_EXISTS,
                pair.id() + " is already stored in " + place + " and is never replaced; take the next pair number.",
                cause);
    }

    private Path sessionFolder() {
        return layout.sessionFolder(pair.id().sessionId());
    }

    private Path incoming() {
        return layout.incoming(pair.id().sessionId());
    }

    private CommittedPair committed() {
        Map<LightRole, Path> originals = new EnumMap<>(LightRole.class);
        for (Original original : pair.originals()) {
            originals.put(original.light(), place.resolve(ArchiveLayout.photograph(pair.id(), original)));
        }
        return new CommittedPair(pair.id(), place, place.resolve(ArchiveLayout.MANIFEST), files.manifestSha256(),
                originals);
    }
}
