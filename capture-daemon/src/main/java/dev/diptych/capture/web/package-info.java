/**
 * The operator's console: REST, WebSockets, metrics and the pages. Every way in is a row of one table, with the permission that
 * it needs; {@code FrontDoor} stands before all of them.
 */
@NullMarked
package dev.diptych.capture.web;

import org.jspecify.annotations.NullMarked;
