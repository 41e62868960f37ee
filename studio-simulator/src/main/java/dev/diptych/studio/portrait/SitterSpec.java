package dev.diptych.studio.portrait;

/**
 * Which portrait: three draws that know nothing of each other, so that one sitter can be shown in many poses and one
 * pose under many flash positions.
 *
 * @param identitySeed decides face, skin, hair, clothes, glasses and the wall behind
 * @param poseSeed decides how the head is held and what the face expresses
 * @param flashSeed decides where camera, flash and lamps stand
 */
public record SitterSpec(long identitySeed, long poseSeed, long flashSeed, PoseRange poses, FlashRange flashes) {
    /** All three from one seed, in all ranges. */
    public static SitterSpec of(long seed) {
        return new SitterSpec(seed, seed, seed, PoseRange.ALL, FlashRange.ALL);
    }

    /** The same sitter under the same flash in another pose. */
    public SitterSpec withPose(long otherPoseSeed) {
        return new SitterSpec(identitySeed, otherPoseSeed, flashSeed, poses, flashes);
    }

    /** The same sitter in the same pose under another flash. */
    public SitterSpec withFlash(long otherFlashSeed) {
        return new SitterSpec(identitySeed, poseSeed, otherFlashSeed, poses, flashes);
    }
}
