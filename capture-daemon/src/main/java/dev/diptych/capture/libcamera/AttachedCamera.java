package dev.diptych.capture.libcamera;

/**
 * A camera that libcamera has found.
 *
 * @param id stays the same while it is plugged in there
 * @param model for a person; may be empty
 */
public record AttachedCamera(String id, String model) {
    /** For a person. */
    public String name() {
        return model.isEmpty() ? '"' + id + '"' : '"' + id + "\" (" + model + ")";
    }
}
