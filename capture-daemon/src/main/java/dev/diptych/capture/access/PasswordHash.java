package dev.diptych.capture.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) of passwords, in the text form that its reference implementation writes. One at a time: hashing takes much
 * memory on purpose, and a crowd at the door must not take all there is.
 */
final class PasswordHash {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    /** With as much work as Argon2 asks for at least, and less than would stop a small board. */
    static final Pattern TEXT = Pattern.compile("\\$argon2id\\$v=19\\$m=([1-9][0-9]{1,4}),t=([1-9]),p=1\\$"
            + "([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

    private final Work work;
    private final Secrets secrets;
    private final String nobodys;

    /** How much of the computer one guess takes. */
    record Work(int memoryKib, int passes) {
        /** The least of OWASP's password storage cheat sheet, because the smallest board has 1 GB. */
        static final Work USUAL = new Work(19 * 1024, 2);
    }

    PasswordHash(Work work, Secrets secrets) {
        this.work = work;
        this.secrets = secrets;
        nobodys = text(secrets.bytes(SALT_BYTES), secrets.bytes(HASH_BYTES));
    }

    synchronized String of(String password) {
        byte[] salt = secrets.bytes(SALT_BYTES);
        return text(salt, argon2id(password, salt, work));
    }

    /**
     * Whether {@code hash} is of that password; never of the hash itself (CVE-2026-46488 of motionEye). Takes as long where
     * there is no hash, so that the time does not tell which names there are.
     */
    synchronized boolean fits(Optional<String> hash, String password) {
        Matcher matcher = TEXT.matcher(hash.orElse(nobodys));
        if (!matcher.matches()) {
            return false;
        }
        Work its = new Work(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        byte[] computed = argon2id(password, Base64.getDecoder().decode(matcher.group(3)), its);
        return MessageDigest.isEqual(Base64.getDecoder().decode(matcher.group(4)), computed) && hash.isPresent();
    }

    private String text(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + work.memoryKib + ",t=" + work.passes + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    private static byte[] argon2id(String password, byte[] salt, Work work) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(work.memoryKib)
                .withIterations(work.passes)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
