package dev.diptych.studio.scene;

import dev.diptych.imaging.Affine;
import java.util.List;
import java.util.stream.Stream;

/** How a sitter sways, and what moved them beyond that. It never changes: where they were stays known. */
final class SitterPath implements Motion {
    /** Moves the swaying sitter from {@code fromNanos} until {@code untilNanos}. */
    private record Excursion(double fromNanos, double untilNanos, Motion motion) {
        Excursion endingAt(double instantNanos) {
            return new Excursion(fromNanos, Math.min(untilNanos, instantNanos), motion);
        }
    }

    private final Motion sway;
    private final List<Excursion> excursions;

    SitterPath(Motion sway) {
        this(sway, List.of());
    }

    private SitterPath(Motion sway, List<Excursion> excursions) {
        this.sway = sway;
        this.excursions = excursions;
    }

    @Override
    public Affine at(double instantNanos) {
        Affine seen = sway.at(instantNanos);
        for (Excursion excursion : excursions) {
            if (instantNanos >= excursion.fromNanos() && instantNanos < excursion.untilNanos()) {
                seen = excursion.motion().at(instantNanos).after(seen);
            }
        }
        return seen;
    }

    /** From {@code fromNanos} on, {@code motion} comes on top of all that moves the sitter. */
    SitterPath with(Motion motion, double fromNanos) {
        Excursion excursion = new Excursion(fromNanos, Double.POSITIVE_INFINITY, motion);
        return new SitterPath(sway, Stream.concat(excursions.stream(), Stream.of(excursion)).toList());
    }

    /** At {@code instantNanos} nothing but the sway is left. */
    SitterPath backAt(double instantNanos) {
        return new SitterPath(sway, excursions.stream().map(excursion -> excursion.endingAt(instantNanos)).toList());
    }

    /** Without what ended before {@code instantNanos}. */
    SitterPath since(double instantNanos) {
        return new SitterPath(sway,
                excursions.stream().filter(excursion -> excursion.untilNanos() >= instantNanos).toList());
    }
}
