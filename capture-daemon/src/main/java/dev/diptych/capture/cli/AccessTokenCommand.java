package dev.diptych.capture.cli;

import picocli.CommandLine.Command;

/** The verbs that are about tokens. */
@Command(name = "token", description = "Adds, lists and revokes tokens, by which programs are known over the web and MQTT.", subcommands = {
    AccessTokenAddCommand.class, AccessTokenListCommand.class,
    AccessTokenRevokeCommand.class})
final class AccessTokenCommand extends VerbGroup {}
