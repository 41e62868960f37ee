/** The verbs that training adds to the command line. */
@NullMarked
package dev.diptych.training.cli;

import org.jspecify.annotations.NullMarked;
