/** Model files: their cards, which of them are trusted, where they are kept. */
@NullMarked
package dev.diptych.inference.model;

import org.jspecify.annotations.NullMarked;
