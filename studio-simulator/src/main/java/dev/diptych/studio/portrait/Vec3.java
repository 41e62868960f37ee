package dev.diptych.studio.portrait;

/** A point or a direction. */
record Vec3(double x, double y, double z) {
    Vec3 plus(Vec3 o) {
        return new Vec3(x + o.x, y + o.y, z + o.z);
    }

    Vec3 minus(Vec3 o) {
        return new Vec3(x - o.x, y - o.y, z - o.z);
    }

    Vec3 times(double s) {
        return new Vec3(x * s, y * s, z * s);
    }

    /** This point moved by {@code distance} along {@code direction}. */
    Vec3 along(Vec3 direction, double distance) {
        return new Vec3(x + direction.x * distance, y + direction.y * distance, z + direction.z * distance);
    }

    double dot(Vec3 o) {
        return x * o.x + y * o.y + z * o.z;
    }

    Vec3 cross(Vec3 o) {
        return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    /** Same direction, length 1; a vector of no length stays as it is. */
    Vec3 unit() {
        double length = length();
        return length > 0 ? times(1 / length) : this;
    }

    /** The mirror image of this direction, which points away from the surface, about the unit {@code normal}. */
    Vec3 mirroredAbout(Vec3 normal) {
        return normal.times(2 * dot(normal)).minus(this);
    }
}
