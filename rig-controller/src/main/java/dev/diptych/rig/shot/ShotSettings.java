package dev.diptych.rig.shot;

import dev.diptych.rig.camera.ExposureSetting;

/**
 * How pairs are shot on this rig.
 *
 * @param studio exposure of studio frames
 * @param flash exposure of flash and dark frames
 * @param phaseUncertaintyNanos how far a frame may lie from where its start was predicted
 * @param roomLightRatio the room's own light as a share of the studio frame's mean, both in linear light
 */
public record ShotSettings(ExposureSetting studio, ExposureSetting flash, long phaseUncertaintyNanos,
        double roomLightRatio) {}
