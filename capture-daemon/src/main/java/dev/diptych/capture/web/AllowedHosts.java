package dev.diptych.capture.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that this console answers to. A site can make a browser take its own name for our address (DNS rebinding), but
 * then the browser says that name.
 */
final class AllowedHosts {
    private static final Pattern HOST = Pattern.compile("([a-z0-9.-]{1,253}|\\[[0-9a-f:.]{2,45}])(?::[0-9]{1,5})?");

    private final Set<String> names = new HashSet<>(Set.of("localhost", WebAddress.LOOPBACK, "[::1]"));

    /** @param more names and addresses of this computer by which others reach it */
    AllowedHosts(List<String> more) {
        more.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name -> name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name)
                .forEach(names::add);
    }

    /** @param headers each Host header of a request; there must be one */
    boolean allow(List<String> headers) {
        if (headers.size() != 1) {
            return false;
        }
        Matcher matcher = HOST.matcher(headers.getFirst().toLowerCase(Locale.ROOT));
        return matcher.matches() && names.contains(matcher.group(1));
    }
}
