package dev.diptych.capture.verb;

/**
 * One verb.
 *
 * @param parent the verb below which it belongs; empty for a verb of the program
 * @param command annotated as a picocli command
 */
public record AddedVerb(String parent, Object command) {}
