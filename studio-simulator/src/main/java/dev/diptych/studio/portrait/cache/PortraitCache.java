package dev.diptych.studio.portrait.cache;

import dev.diptych.studio.portrait.Portrait;
import dev.diptych.studio.portrait.PortraitSource;
import dev.diptych.studio.portrait.PortraitStudio;
import dev.diptych.studio.portrait.SitterSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Portraits kept in a folder. A portrait is rendered if the folder does not have it, or has it damaged. The cache only
 * saves time: a folder that cannot be read or written is a cache that remembers nothing, and no failure. Several
 * processes may share a folder.
 */
public final class PortraitCache implements PortraitSource {
    /** Some ten portraits of 1280x960 pixels. */
    private static final long USERS_MOST_BYTES = 512L << 20;

    private final Path folder;
    private final long mostBytes;
    private final PortraitSource renderer;

    /** @param mostBytes what was not used for longest is removed when the folder holds more */
    public PortraitCache(Path folder, long mostBytes) {
        this(folder, mostBytes, PortraitStudio::render);
    }

    PortraitCache(Path folder, long mostBytes, PortraitSource renderer) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.renderer = renderer;
    }

    /** In the user's cache folder, or none if the user has no home. */
    public static PortraitSource ofUser() {
        return userFolder(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home"))
                .<PortraitSource>map(folder -> new PortraitCache(folder, USERS_MOST_BYTES))
                .orElse(PortraitStudio::render);
    }

    /** By the XDG Base Directory Specification, which has relative paths ignored. */
    static Optional<Path> userFolder(@Nullable String cacheHome, @Nullable String home) {
        if (cacheHome != null && Path.of(cacheHome).isAbsolute()) {
            return Optional.of(Path.of(cacheHome, "diptych", "portraits"));
        }
        if (home != null && Path.of(home).isAbsolute()) {
            return Optional.of(Path.of(home, ".cache", "diptych", "portraits"));
        }
        return Optional.empty();
    }

    @Override
    public Portrait portrait(SitterSpec spec, int widthPx, int heightPx) {
        String key = "renderer " + PortraitStudio.RENDERER_VERSION + ", " + widthPx + "x" + heightPx + ", " + spec;
        Path file = folder.resolve(nameOf(key));
        try {
            Portrait portrait = PortraitFile.read(file, key);
            markUsed(file);
            return portrait;
        } catch (IOException e) {
            // Not there or not whole: either way it is rendered, and the entry replaced.
            Portrait portrait = renderer.portrait(spec, widthPx, heightPx);
            keep(file, key, portrait);
            return portrait;
        }
    }

    private static String nameOf(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16) + CacheFolder.ENTRY_SUFFIX;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256; install a complete one.", e);
        }
    }

    private static void markUsed(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // Another process may have removed it, or the folder is read-only: the order of removal suffers, no more.
        }
    }

    private void keep(Path file, String key, Portrait portrait) {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, "", CacheFolder.UNFINISHED_SUFFIX);
            try {
                PortraitFile.write(unfinished, key, portrait);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            new CacheFolder(folder, mostBytes).trim();
        } catch (IOException e) {
            // A full disk or a folder of somebody else's: then nothing is kept.
        }
    }
}
