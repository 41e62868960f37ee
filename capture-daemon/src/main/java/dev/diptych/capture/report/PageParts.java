package dev.diptych.capture.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What all pages have in common. */
final class PageParts {
    private PageParts() {
    }

    /** A page up to where its content begins. */
    static String head(String title, String... styleSheets) {
        StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta"
                + " name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>").append(Html.text(title))
                .append("</title>\n<style>\n");
        for (String styleSheet : styleSheets) {
            html.append(resource(styleSheet));
        }
        return html.append("</style></head>\n<body>\n").toString();
    }

    /** A text file of the program's own. */
    static String resource(String name) {
        try (InputStream in = PageParts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program's file " + name + " is missing; build it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
