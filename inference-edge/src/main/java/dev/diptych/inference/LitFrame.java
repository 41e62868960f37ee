package dev.diptych.inference;

import dev.diptych.imaging.Srgb8Image;

/** A picture and the light state recorded for it. */
public record LitFrame(Srgb8Image image, LightState light) {
    /**
     * The picture, handed out only to a corrector that was trained on its light.
     *
     * @throws LightStateMismatchException if it was not
     */
    public Srgb8Image imageFor(PortraitCorrector corrector) {
        if (!corrector.accepts().contains(light)) {
            throw new LightStateMismatchException(corrector, light);
        }
        return image;
    }
}
