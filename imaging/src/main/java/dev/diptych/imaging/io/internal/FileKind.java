package dev.diptych.imaging.io.internal;

import java.nio.charset.StandardCharsets;

/** What a file is by its first bytes; its name does not count. */
public enum FileKind {
    JPEG("JPEG", true), PNG("PNG", true), BMP("BMP", true), PPM("PPM", true), OTHER_NETPBM("Netpbm",
            false), GIF("GIF", false), TIFF("TIFF", false), WEBP("WebP", false), HEIF("HEIC or AVIF", false), UNKNOWN(
                    "",
                    false);

    private final String label;
    private final boolean readable;

    FileKind(String label, boolean readable) {
        this.label = label;
        this.readable = readable;
    }

    /** How people call it. */
    public String label() {
        return label;
    }

    public boolean readable() {
        return readable;
    }

    public static FileKind of(byte[] start) {
        String text = new String(start, 0, Math.min(12, start.length), StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (text.startsWith("\u0089PNG")) {
            return PNG;
        }
        if (text.startsWith("BM")) {
            return BMP;
        }
        if (text.startsWith("P6")) {
            return PPM;
        }
        if (text.matches("(?s)P[1-57]\\s.*")) {
            return OTHER_NETPBM;
        }
        if (text.startsWith("GIF8")) {
            return GIF;
        }
        if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
            return TIFF;
        }
        if (text.startsWith("RIFF") && text.endsWith("WEBP")) {
            return WEBP;
        }
        return text.startsWith("ftyp", 4) ? HEIF : UNKNOWN;
    }
}
