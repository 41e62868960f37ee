/** What a module that adds verbs to the command line may use of it. */
@NullMarked
package dev.diptych.capture.verb;

import org.jspecify.annotations.NullMarked;
