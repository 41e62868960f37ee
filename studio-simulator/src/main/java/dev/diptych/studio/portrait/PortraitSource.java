package dev.diptych.studio.portrait;

/** Where portraits come from: {@link PortraitStudio} renders them, a cache may remember them. */
public interface PortraitSource {
    /**
     * The portrait of the specified sitter, the same from every source.
     *
     * @throws IllegalArgumentException as {@link PortraitStudio#render(SitterSpec, int, int)}
     */
    Portrait portrait(SitterSpec spec, int widthPx, int heightPx);
}
