package dev.diptych.capture.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often in a minute somebody may be wrong (OctoPrint CVE-2022-2822: nobody counted).
 * <p>
 * Five tries are counted for a name at an address, not for a name alone: with a bound on names, one attacker who is wrong five
 * times a minute keeps an operator out for ever. An address has 20, so that it cannot go through many names, and a studio's
 * people behind one address are not in each other's way. A name from anywhere has 30: those who own many addresses get no
 * further than that, and Argon2 makes each of the 30 dear. Wrong pairing codes are counted apart from all that, because the
 * code itself dies of five; whoever mistypes it can still sign in.
 * <p>
 * Remembers a bounded number of them, the newest. A clock that is set back holds nobody: tries of the future do not count.
 */
final class SignInBackOff {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 4096;
    private static final int LONGEST_NAME = 32;

    private final Map<String, Deque<Instant>> tries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Something whose tries are counted. */
    private record Bound(String key, int mostAMinute) {}

    /** Counts a try with a password; false, and nothing is counted, if there were too many. */
    boolean maySignIn(Instant now, String name, String address) {
        return mayTry(now, List.of(pair(name, address), address(address), name(name)));
    }

    /** That try was right: it is no wrong one, and those that led to it are forgotten. */
    synchronized void signedIn(String name, String address) {
        tries.remove(pair(name, address).key);
        takeBack(address(address));
        takeBack(name(name));
    }

    /** Counts a try with a pairing code; false, and nothing is counted, if there were too many. */
    boolean mayPair(Instant now, String address) {
        return mayTry(now, List.of(pairing(address)));
    }

    synchronized void paired(String address) {
        takeBack(pairing(address));
    }

    private synchronized boolean mayTry(Instant now, List<Bound> bounds) {
        for (Bound bound : bounds) {
            // Looked up and not made: otherwise tries that are refused would push out what is remembered.
            Deque<Instant> earlier = tries.get(bound.key);
            if (earlier == null) {
                continue;
            }
            earlier.removeIf(at -> at.isAfter(now) || !at.plus(WINDOW).isAfter(now));
            if (earlier.size() >= bound.mostAMinute) {
                return false;
            }
        }
        for (Bound bound : bounds) {
            tries.computeIfAbsent(bound.key, it -> new ArrayDeque<>()).addLast(now);
        }
        return true;
    }

    private void takeBack(Bound bound) {
        Deque<Instant> counted = tries.get(bound.key);
        if (counted != null) {
            counted.pollLast();
        }
    }

    private static Bound pair(String name, String address) {
        return new Bound("name " + shortened(name) + " at " + address, 5);
    }

    private static Bound address(String address) {
        return new Bound("address " + address, 20);
    }

    private static Bound name(String name) {
        return new Bound("name " + shortened(name), 30);
    }

    private static Bound pairing(String address) {
        return new Bound("pairing " + address, 20);
    }

    /** No operator has a longer one, and whatever is sent as a name is not kept. */
    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME + 1);
    }
}
