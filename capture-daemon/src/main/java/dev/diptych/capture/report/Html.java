package dev.diptych.capture.report;

import java.util.Base64;

/** Text and pictures in the form that a page takes them. */
final class Html {
    private Html() {
    }

    static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    static String jpeg(byte[] bytes) {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
