package dev.diptych.capture.cli;

import picocli.CommandLine.Command;

/** The verbs that are about who may do what. */
@Command(name = "access", description = "Says who may do what with the rig: tokens for programs, pairing codes for operators.", subcommands = {
    AccessTokenCommand.class,
    AccessPairCommand.class})
final class AccessCommand extends VerbGroup {}
