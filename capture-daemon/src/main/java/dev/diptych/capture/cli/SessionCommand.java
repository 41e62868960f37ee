package dev.diptych.capture.cli;

import picocli.CommandLine.Command;

/** The verbs that are about sessions. */
@Command(name = "session", description = "Starts sessions, lists and shows those of an archive, verifies what was stored, and exports it to train on.", subcommands = {
    SessionStartCommand.class, SessionListCommand.class, SessionShowCommand.class,
    SessionVerifyCommand.class,
    SessionExportCommand.class})
final class SessionCommand extends VerbGroup {}
