/** What is trained on: pairs from an archive, or of synthetic sitters, and how they are varied. */
@NullMarked
package dev.diptych.training.data;

import org.jspecify.annotations.NullMarked;
