package dev.diptych.inference.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class UserFoldersTest {
    @Test
    void followTheXdgSpecification() {
        assertEquals(Optional.of(Path.of("/data/diptych")), UserFolders.folder("/data", "/home/ada", ".local/share"));
        assertEquals(Optional.of(Path.of("/home/ada/.local/share/diptych")),
                UserFolders.folder(null, "/home/ada", ".local/share"));
        assertEquals(Optional.of(Path.of("/home/ada/.cache/diptych")),
                UserFolders.folder("relative", "/home/ada", ".cache"));
        assertEquals(Optional.empty(), UserFolders.folder("", "?", ".cache"));
    }
}
