package dev.diptych.capture.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random words that let somebody in, and what is kept of them: a hash, from which the word cannot be had again. */
public final class Secrets {
    private static final int RANDOM_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** 256 random bits as 43 letters, digits, hyphens and underscores. */
    public String word() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(RANDOM_BYTES));
    }

    /** Six digits. */
    String code() {
        return Integer.toString(1_000_000 + random.nextInt(1_000_000)).substring(1);
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** SHA-256 in hexadecimal digits: enough for a word of 256 random bits, which nobody can guess. */
    static String hash(String word) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Takes as long for equal texts as for others of their length (CVE-2026-23892 of OctoPrint is about a compare that did not). */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
