package dev.diptych.capture.web;

import dev.diptych.capture.access.Caller;
import dev.diptych.capture.access.Permission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whom a row of the table lets in.
 *
 * @param everybody even those of whom nobody knows who they are
 * @param anyOf one of these is enough; if there are none, whoever is known may
 */
record Guard(boolean everybody, Set<Permission> anyOf) {
    static final Guard PUBLIC = new Guard(true, Set.of());
    static final Guard KNOWN = new Guard(false, Set.of());

    Guard {
        Set<Permission> copy = EnumSet.noneOf(Permission.class);
        copy.addAll(anyOf);
        anyOf = Collections.unmodifiableSet(copy);
    }

    static Guard of(Permission... anyOf) {
        return new Guard(false, Set.copyOf(List.of(anyOf)));
    }

    boolean lets(Caller caller) {
        return anyOf.isEmpty() || anyOf.stream().anyMatch(caller::may);
    }
}
