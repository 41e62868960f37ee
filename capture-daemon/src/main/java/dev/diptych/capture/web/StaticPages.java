package dev.diptych.capture.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pages and what they are made of: from the class path, by names that can only go down; and the API's description. */
final class StaticPages {
    private static final String PAGES = "/dev/diptych/capture/web/pages/";
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final String SERVICE_WORKER = "service-worker.js";
    private static final String UPLOT = "uplot/";
    /** As in the root's pom.xml. */
    private static final String UPLOT_VERSION = "1.6.30";
    /** No name begins with a dot, so that none goes up. */
    private static final Pattern NAME = Pattern
            .compile(
                    "(?:[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*/){0,8}[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.([a-z0-9]+)");
    private static final Map<String, String> KINDS = Map.of("html", "text/html; charset=utf-8", "js",
            "text/javascript; charset=utf-8", "mjs", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml", "png", "image/png", "ico", "image/x-icon", "json", "application/json", "woff2",
            "font/woff2");

    private StaticPages() {
    }

    static List<Route> routes() {
        return List.of(Route.get("/", Guard.PUBLIC, visit -> send(visit, PAGES, "index.html")),
                Route.get("/app/<path>", Guard.PUBLIC, visit -> page(visit, visit.http().pathParam("path"))),
                Route.get("/webjars/<path>", Guard.PUBLIC, visit -> webjar(visit, visit.http().pathParam("path"))),
                Route.get("/api/v1/openapi.json", Guard.PUBLIC,
                        visit -> send(visit, "/dev/diptych/capture/web/", "openapi.json")));
    }

    private static void page(Visit visit, String path) throws IOException {
        if (path.equals(SERVICE_WORKER)) {
            // It keeps the whole console for when the rig cannot be reached, not its own folder alone.
            visit.http().header("Service-Worker-Allowed", "/");
        }
        send(visit, PAGES + "app/", path);
    }

    private static void webjar(Visit visit, String path) throws IOException {
        // Others on the class path are nobody's business. The version is this program's, not the pages'.
        if (!path.startsWith(UPLOT)) {
            throw Problem.notFound("page");
        }
        send(visit, WEBJARS + UPLOT + UPLOT_VERSION + "/", path.substring(UPLOT.length()));
    }

    private static void send(Visit visit, String folder, String name) throws IOException {
        Matcher matcher = NAME.matcher(name);
        String kind = matcher.matches() ? kind(matcher.group(1)) : null;
        if (kind == null) {
            throw Problem.notFound("page");
        }
        try (InputStream in = StaticPages.class.getResourceAsStream(folder + name)) {
            if (in == null) {
                throw Problem.notFound("page");
            }
            visit.http().contentType(kind).result(in.readAllBytes());
        }
    }

    private static @Nullable String kind(String ending) {
        return KINDS.get(ending);
    }
}
