package dev.diptych.inference;

import dev.diptych.imaging.Srgb8Image;

/** A picture and the light state recorded for it. */
public record LitFrame(Srgb8Image image, LightState light) {
    /**
     * The picture, handed out only to a corrector that was trained on its light.
     *
     * @param role what the frame is to the corrector
     * @throws LightStateMismatchException if it was not
     */
    public Srgb8Image imageFor(Corrector corrector, FrameRole role) {
        if (!corrector.needs().lights(role).contains(light)) {
            throw new LightStateMismatchException(corrector, role, light);
        }
        return image;
    }
}
