package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Plane;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A picture at full size (level 0) and halved again and again, each coarser pixel the mean of 2x2 finer ones. */
public final class Pyramid {
    private final List<Plane> levels = new ArrayList<>();

    public Pyramid(Plane full, int levelCount) {
        levels.add(full);
        while (levels.size() < levelCount) {
            levels.add(half(levels.getLast()));
        }
    }

    /** Levels until the shorter side falls under {@code coarsestSidePx}, or would fall under half of it. */
    public static int levelCount(int width, int height, int coarsestSidePx) {
        int count = 1;
        for (int side = Math.min(width, height); side >= coarsestSidePx; side /= 2) {
            count++;
        }
        return count;
    }

    public Plane level(int index) {
        return levels.get(index);
    }

    /** The same map between pictures twice the size: a coarse pixel's centre lies between four finer centres. */
    public static Affine toFiner(Affine m) {
        return new Affine(m.a(), m.b(), 2 * m.c() + 0.5 - 0.5 * (m.a() + m.b()), m.d(), m.e(),
                2 * m.f() + 0.5 - 0.5 * (m.d() + m.e()));
    }

    /** The same map between pictures half the size. */
    public static Affine toCoarser(Affine m) {
        return new Affine(m.a(), m.b(), 0.5 * (m.c() - 0.5 + 0.5 * (m.a() + m.b())), m.d(), m.e(),
                0.5 * (m.f() - 0.5 + 0.5 * (m.d() + m.e())));
    }

    private static Plane half(Plane fine) {
        int width = fine.width() / 2;
        int height = fine.height() / 2;
        int stride = fine.width();
        float[] in = fine.values();
        float[] out = new float[width * height];
        IntStream.range(0, height).parallel().forEach(y -> {
            for (int x = 0, i = 2 * y * stride, k = y * width; x < width; x++, i += 2, k++) {
                out[k] = 0.25f * (in[i] + in[i + 1] + in[i + stride] + in[i + stride + 1]);
            }
        });
        return new Plane(width, height, out);
    }
}
