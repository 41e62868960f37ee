package dev.diptych.capture.access;

import com.sun.security.auth.module.UnixSystem;
import dev.diptych.capture.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * The folder of what the rig must keep to itself. It is believed only while nobody but its owner can write to it, because
 * whoever can put a file into it makes operators; and while it and its secrets belong to this program's user or to root. That
 * others can list it does no harm: the files are closed to them. File systems without POSIX rights are not judged.
 */
public final class StateFolder {
    private static final List<String> SECRETS = List.of(AccessFile.NAME, "web.pem");
    private static final Set<PosixFilePermission> WRITE_OF_OTHERS = PosixFilePermissions.fromString("----w--w-");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final String FOLDER_RIGHTS = "rwx------";
    private static final String FILE_RIGHTS = "rw-------";

    private final Path path;
    private final ThisUser user;

    /** Who runs this program, as far as files are concerned. */
    interface ThisUser {
        ThisUser REAL = new ThisUser() {
            @Override
            public long id() {
                return new UnixSystem().getUid();
            }

            @Override
            public boolean mayWriteTo(Path folder) {
                return Files.isWritable(folder);
            }
        };

        /** The number of it; 0 is root. */
        long id();

        boolean mayWriteTo(Path folder);
    }

    private StateFolder(Path path, ThisUser user) {
        this.path = path;
        this.user = user;
    }

    /**
     * Makes it if it is not there, for its owner alone.
     *
     * @throws OperatorException if that cannot be done
     */
    public static void make(Path folder) throws OperatorException {
        try {
            Files.createDirectories(folder, rights(folder, FOLDER_RIGHTS));
        } catch (IOException e) {
            throw new OperatorException("The state folder " + folder + " cannot be made (" + e.getMessage()
                    + "); name another one or mend its rights.", e);
        }
    }

    static StateFolder open(Path folder, ThisUser user) throws OperatorException {
        make(folder);
        StateFolder opened = new StateFolder(folder, user);
        opened.check();
        if (!user.mayWriteTo(folder)) {
            throw new OperatorException("This program cannot write to the state folder " + folder
                    + ", in which it keeps who may sign in; name another one, or give it to the user who runs this:"
                    + " chown " + user.id() + " " + folder + ", and chmod 700 " + folder + ".");
        }
        return opened;
    }

    Path path() {
        return path;
    }

    /** @throws OperatorException if it cannot be believed, with the command that mends it */
    void check() throws OperatorException {
        if (!hasRights(path)) {
            return;
        }
        try {
            checkOwner(path);
            if (anyOf(path, WRITE_OF_OTHERS)) {
                throw new OperatorException("Others can write to the state folder " + path + ", and so could make"
                        + " themselves operators; close it to them: chmod 700 " + path + ".");
            }
            for (String name : SECRETS) {
                checkSecret(path.resolve(name));
            }
        } catch (IOException e) {
            throw new OperatorException("The rights of the state folder " + path + " cannot be read (" + e.getMessage()
                    + "); name another one.", e);
        }
    }

    private void checkSecret(Path file) throws IOException, OperatorException {
        try {
            checkOwner(file);
            if (anyOf(file, OTHERS)) {
                throw new OperatorException("Others can read or write " + file + ", which holds what lets people and"
                        + " programs in; give it back to its owner alone: chmod 600 " + file + ".");
            }
        } catch (NoSuchFileException e) {
            // It is made when there is something to keep.
        }
    }

    private void checkOwner(Path file) throws IOException, OperatorException {
        int owner = (Integer) Files.getAttribute(file, "unix:uid");
        if (owner != 0 && owner != user.id()) {
            throw new OperatorException(file + " belongs to another user (number " + owner + "), who could let anybody"
                    + " in; give it to the user who runs this program: chown " + user.id() + " " + file + ".");
        }
    }

    private static boolean anyOf(Path file, Set<PosixFilePermission> rights) throws IOException {
        return Files.getPosixFilePermissions(file).stream().anyMatch(rights::contains);
    }

    /** With which a file is made that its owner alone can read. */
    static FileAttribute<?>[] ofSecret(Path file) {
        return rights(file, FILE_RIGHTS);
    }

    private static FileAttribute<?>[] rights(Path file, String rights) {
        return hasRights(file)
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static boolean hasRights(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
