package dev.diptych.capture.cli;

import picocli.CommandLine.Command;

/** The verbs that are about models. */
@Command(name = "model", description = "Lists the networks that correct portraits, tries them out, times them, and adds others.", subcommands = {
    ModelListCommand.class, ModelVerifyCommand.class, ModelAddCommand.class,
    ModelBenchCommand.class})
final class ModelCommand extends VerbGroup {}
