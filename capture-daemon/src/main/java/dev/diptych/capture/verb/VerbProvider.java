package dev.diptych.capture.verb;

import java.util.List;

/** Adds verbs to the command line. Found by {@link java.util.ServiceLoader}, so that a package can leave it out. */
public interface VerbProvider {
    /** The verbs to add, in the order in which help shows them. */
    List<AddedVerb> verbs();
}
