package dev.diptych.rig.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Makes one press out of the bounces of a contact, from the times of its edges alone.
 *
 * <pre>
 *   released --- active edge, quiet before ---------&gt; pressed      told at once, with the edge's time
 *   pressed  --- inactive, and quiet since ---------&gt; released     told when it is certain, with the last edge's time
 *   released --- active and quiet since, all the same -&gt; pressed   a contact that chattered into it
 * </pre>
 *
 * So a press counts from its first edge and is never late; a contact that chatters is active until it is quiet, which
 * is the safe side for a door; and what is told last is what is so. It does not matter how late edges are handed in.
 * With a time of 0 every edge is told. For one thread.
 */
public final class Debounce {
    private final long quietNanos;
    /** What has been told. */
    private boolean told;
    /** What the latest edge led to. */
    private boolean active;
    private boolean moved;
    private long lastEdgeNanos;

    /** What the contact has become, and since when. */
    public record Change(boolean active, long instantNanos) {}

    /**
     * @param quietNanos how long a contact without edges is believed
     * @param active how it is found; it is believed to have been so for long
     */
    public Debounce(long quietNanos, boolean active) {
        if (quietNanos < 0) {
            throw new IllegalArgumentException("A contact is quiet for a time, not for " + quietNanos + " ns.");
        }
        this.quietNanos = quietNanos;
        this.told = active;
        this.active = active;
    }

    /** Whether the contact is active, as it has been told. */
    public boolean isActive() {
        return told;
    }

    /**
     * Takes an edge, in order of time. One that leads to where the contact is already has an unseen one before it, and
     * is a bounce like others.
     *
     * @return what is to be told now
     */
    public List<Change> edge(boolean nowActive, long instantNanos) {
        List<Change> changes = new ArrayList<>(settle(instantNanos));
        boolean quietBefore = !moved || instantNanos - lastEdgeNanos >= quietNanos;
        active = nowActive;
        lastEdgeNanos = instantNanos;
        moved = true;
        if (active && !told && quietBefore) {
            told = true;
            changes.add(new Change(true, instantNanos));
        }
        changes.addAll(settle(instantNanos));
        return changes;
    }

    /** When {@link #settle} is to be called unless an edge comes before; empty if there is nothing to be told. */
    public OptionalLong settlesNanos() {
        return active == told ? OptionalLong.empty() : OptionalLong.of(lastEdgeNanos + quietNanos);
    }

    /**
     * Tells what is certain by now.
     *
     * @param nowNanos no edge is missing that is older
     * @return at most one change
     */
    public List<Change> settle(long nowNanos) {
        if (active == told || nowNanos - lastEdgeNanos < quietNanos) {
            return List.of();
        }
        told = active;
        return List.of(new Change(told, lastEdgeNanos));
    }
}
