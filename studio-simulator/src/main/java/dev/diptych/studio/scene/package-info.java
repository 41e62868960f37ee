/**
 * What stands before the camera: a still backdrop and a sitter who moves over it, as one basis image a light; or nobody,
 * and a wall.
 */
@NullMarked
package dev.diptych.studio.scene;

import org.jspecify.annotations.NullMarked;
