/**
 * Correctors: a portrait taken in flash light in, the same portrait as studio light would have shown it out.
 */
@NullMarked
package dev.diptych.inference;

import org.jspecify.annotations.NullMarked;
