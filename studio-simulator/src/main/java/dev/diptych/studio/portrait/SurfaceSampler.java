package dev.diptych.studio.portrait;

import org.jspecify.annotations.Nullable;

/** Looks through one point of the picture and says what surface is seen there. One for each thread. */
final class SurfaceSampler {
    private final Figure figure;
    private final DistanceGrid grid;
    private final Camera camera;
    private final Tracer tracer;
    private final SkinPaint skin;
    private final FacialHairPaint facialHair;
    private final EyePaint eye;
    private final HairPaint hair;
    private final ClothPaint cloth;
    private final double lensPlaneX;
    private final FieldSample hit = new FieldSample();
    private final FieldSample probe = new FieldSample();

    SurfaceSampler(Sitting sitting, Figure figure, DistanceGrid grid, Camera camera) {
        this.figure = figure;
        this.grid = grid;
        this.camera = camera;
        tracer = new Tracer(figure, grid, camera);
        skin = new SkinPaint(sitting);
        facialHair = new FacialHairPaint(sitting, figure);
        eye = new EyePaint(sitting, figure, camera.centre());
        hair = new HairPaint(sitting.hair(), figure);
        cloth = new ClothPaint(sitting.attire());
        lensPlaneX = sitting.face().eyes().x();
    }

    /** What is seen at the picture point (xPx, yPx), or null beside the sitter. */
    @Nullable
    SurfacePoint look(double xPx, double yPx) {
        Vec3 direction = camera.direction(xPx, yPx);
        double distance = tracer.trace(direction, probe);
        if (distance == Tracer.MISS) {
            return null;
        }
        Vec3 position = camera.centre().along(direction, distance);
        figure.evaluate(position.x(), position.y(), position.z(), hit);
        Material material = hit.nearestMaterial();
        Vec3 view = direction.times(-1);
        Vec3 normal = material == Material.EYE ? eye.ballNormal(hit) : normal(position, material, view);
        SurfacePoint point = new SurfacePoint(material, position, normal, view);
        point.openness = openness(point);
        switch (material) {
            case SKIN -> {
                skin.paint(hit, point);
                if (hit.nearHead) {
                    facialHair.paint(hit, point);
                }
            }
            case EYE -> eye.paint(hit, point);
            case HAIR -> hair.paintHair(hit, point);
            case BEARD -> hair.paintBeard(hit, point);
            case GARMENT -> cloth.paintGarment(hit, point);
            case SHIRT -> cloth.paintShirt(point);
            case FRAME -> cloth.paintFrame(point);
        }
        if (hit.nearHead && figure.glasses().isWorn() && material != Material.FRAME) {
            point.lens = lensInFront(figure.frame().directionToHead(view));
        }
        return point;
    }

    /** The field's gradient from four probes at the corners of a tetrahedron, turned to the camera. */
    private Vec3 normal(Vec3 p, Material material, Vec3 view) {
        double e = material == Material.SKIN ? 0.035 : 0.05;
        double a = figure.evaluate(p.x() + e, p.y() - e, p.z() - e, probe);
        double b = figure.evaluate(p.x() - e, p.y() - e, p.z() + e, probe);
        double c = figure.evaluate(p.x() - e, p.y() + e, p.z() - e, probe);
        double d = figure.evaluate(p.x() + e, p.y() + e, p.z() + e, probe);
        Vec3 gradient = new Vec3(a - b - c + d, -a - b + c + d, -a + b - c + d);
        if (!(gradient.length() > 1e-9)) {
            return view;
        }
        Vec3 normal = gradient.unit();
        double facing = normal.dot(view);
        return facing < 0 ? normal.along(view, -1.01 * facing).unit() : normal;
    }

    /** Ambient occlusion from the clearance found at growing distances along the normal. */
    private double openness(SurfacePoint point) {
        Vec3 p = point.position;
        Vec3 n = point.normal;
        double hidden = 0;
        if (point.material == Material.SKIN) {
            Vec3 near = p.along(n, 0.25);
            hidden += 2.2 * Math.max(0, 0.25 - figure.evaluate(near.x(), near.y(), near.z(), probe));
        }
        double reach = 0.7;
        double weight = 0.3;
        for (int i = 0; i < 4; i++) {
            Vec3 q = p.along(n, reach);
            double clearance = grid.at(q.x(), q.y(), q.z());
            if (clearance < DistanceGrid.OUTSIDE) {
                hidden += weight * Math.max(0, reach - Math.max(clearance, 0)) / reach;
            }
            reach *= 2;
            weight *= 0.72;
        }
        return Math.clamp(1 - hidden, 0.05, 1);
    }

    private int lensInFront(Vec3 headView) {
        double along = (figure.glasses().lensZ(lensPlaneX) - hit.headZ) / headView.z();
        if (along <= 0) {
            return 0;
        }
        double x = hit.headX + headView.x() * along;
        double y = hit.headY + headView.y() * along;
        return figure.glasses().lens(Math.abs(x), y) < 0 ? (int) Math.signum(x) : 0;
    }
}
