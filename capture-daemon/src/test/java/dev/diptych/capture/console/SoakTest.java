package dev.diptych.capture.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.diptych.capture.access.Access;
import dev.diptych.capture.access.Permission;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten minutes of pairs with two viewers: memory, threads and descriptors stay what they are. */
@Tag("long")
class SoakTest {
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    private static final double MOST_MB_PER_MINUTE = 1;
    private static final int PAIRS_PER_SESSION = 90;
    private static final Path FIGURES = Path.of("target", "soak.tsv");

    /** One look at the process. */
    private record Look(double minutes, double residentMb, int threads, int descriptors) {
        static Look at(long pid, double minutes) throws IOException {
            double residentMb = 0;
            int threads = 0;
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    residentMb = Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
                } else if (line.startsWith("Threads:")) {
                    threads = Integer.parseInt(line.replaceAll("\\D", ""));
                }
            }
            try (var open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
                return new Look(minutes, residentMb, threads, (int) open.count());
            }
        }

        String row() {
            return String.format(Locale.ROOT, "%.2f\t%.1f\t%d\t%d", minutes, residentMb, threads, descriptors);
        }
    }

    @TempDir
    Path folder = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private String token = "";
    private String base = "";
    private int kept;

    @Test
    void pairsAndViewersLeaveNothingBehind() throws Exception {
        token = Access.open(folder.resolve("state"), InstantSource.system())
                .addToken("soak", EnumSet.allOf(Permission.class));
        List<Look> looks = new ArrayList<>();
        int pairs = 0;
        try (RunningDaemon daemon = new RunningDaemon(folder, 0, "1280x720")) {
            base = "http://localhost:" + daemon.port() + "/api/v1";
            try (PictureViewer one = PictureViewer.of(client, daemon.port(), token);
                    PictureViewer other = PictureViewer.of(client, daemon.port(), token)) {
                long startNanos = System.nanoTime();
                newSession();
                while (System.nanoTime() - startNanos < LASTS.toNanos()) {
                    if (pairs > 0 && pairs % PAIRS_PER_SESSION == 0) {
                        newSession();
                    }
                    shoot();
                    pairs++;
                    looks.add(Look.at(daemon.pid(), (System.nanoTime() - startNanos) / 60e9));
                }
                assertTrue(one.pictures() > 100 && other.pictures() > 100, one.pictures() + " " + other.pictures());
            }
        }
        Files.write(FIGURES, looks.stream().map(Look::row).toList());
        List<Look> warm = looks.stream().filter(look -> look.minutes() > WARM_UP.toMinutes()).toList();
        double slope = slopeMbPerMinute(warm);
        String figures = String.format(Locale.ROOT, "%d pairs, resident %.0f to %.0f MB, %.2f MB a minute; see %s",
                pairs,
                warm.getFirst().residentMb(), warm.getLast().residentMb(), slope, FIGURES);
        assertTrue(kept > pairs / 2, kept + " kept of " + figures);
        assertTrue(slope < MOST_MB_PER_MINUTE, figures);
        assertTrue(range(warm.stream().map(Look::threads).toList()) <= 4, figures);
        assertTrue(range(warm.stream().map(Look::descriptors).toList()) <= 8, figures);
    }

    private static int range(List<Integer> values) {
        return values.stream().max(Integer::compare).orElseThrow()
                - values.stream().min(Integer::compare).orElseThrow();
    }

    /** Least squares. */
    private static double slopeMbPerMinute(List<Look> looks) {
        double meanMinutes = looks.stream().mapToDouble(Look::minutes).average().orElseThrow();
        double meanMb = looks.stream().mapToDouble(Look::residentMb).average().orElseThrow();
        double products = looks.stream()
                .mapToDouble(look -> (look.minutes() - meanMinutes) * (look.residentMb() - meanMb))
                .sum();
        return products / looks.stream().mapToDouble(look -> Math.pow(look.minutes() - meanMinutes, 2)).sum();
    }

    private void newSession() throws Exception {
        until("the session is open", () -> send("POST", "/sessions",
                "{\"subject\":null,\"operator\":null,\"protocol\":\"free\",\"consent\":null}").statusCode() == 202);
    }

    private void shoot() throws Exception {
        String trigger = UUID.randomUUID().toString();
        until("it is accepted",
                () -> send("POST", "/captures", "{\"trigger_id\":\"" + trigger + "\"}").statusCode() == 202);
        until("it is finished", () -> send("GET", "/captures/" + trigger, "").statusCode() == 200);
        JsonNode pair = new ObjectMapper().readTree(send("GET", "/captures/" + trigger, "").body());
        kept += pair.path("kept").asBoolean() ? 1 : 0;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(String what, Condition condition) throws Exception {
        long deadlineNanos = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < deadlineNanos, what);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build(), HttpResponse.BodyHandlers.ofString());
    }
}
