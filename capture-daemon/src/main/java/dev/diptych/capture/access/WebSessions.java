package dev.diptych.capture.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in, in memory: a restart signs everybody out. Known by hashes of their ids. Ends 12 h after the last use and
 * 7 days after the sign-in (OctoPrint CVE-2022-2888: it never did).
 */
final class WebSessions {
    private static final Duration IDLE = Duration.ofHours(12);
    private static final Duration WHOLE = Duration.ofDays(7);
    private static final int MOST = 256;

    private final Map<String, Open> byHash = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Open> eldest) {
            return size() > MOST;
        }
    };

    /** @param passwordHash a session ends when its operator's password is another */
    record Open(String operator, String passwordHash, Instant begun, Instant used) {}

    synchronized void begin(String id, String operator, String passwordHash, Instant now) {
        byHash.put(Secrets.hash(id), new Open(operator, passwordHash, now, now));
    }

    /** @param use whether it counts as a use of it */
    synchronized Optional<Open> find(String id, Instant now, boolean use) {
        String hash = Secrets.hash(id);
        Open open = byHash.get(hash);
        if (open == null) {
            return Optional.empty();
        }
        if (!now.isBefore(open.used.plus(IDLE)) || !now.isBefore(open.begun.plus(WHOLE))) {
            byHash.remove(hash);
            return Optional.empty();
        }
        if (use) {
            byHash.put(hash, new Open(open.operator, open.passwordHash, open.begun, now));
        }
        return Optional.of(open);
    }

    synchronized void end(String id) {
        byHash.remove(Secrets.hash(id));
    }
}
