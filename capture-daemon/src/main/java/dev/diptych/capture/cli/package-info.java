/** The command line: verbs, exit codes (0 done, 1 failed, 2 usage) and one clear sentence for every failure. */
@NullMarked
package dev.diptych.capture.cli;

import org.jspecify.annotations.NullMarked;
