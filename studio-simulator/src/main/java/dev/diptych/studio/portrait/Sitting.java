package dev.diptych.studio.portrait;

/**
 * All that is drawn for one portrait: who sits, how, before which wall, and where the camera and its flash are held.
 *
 * @param cameraZ distance from the lens to the plane of the eyes, cm
 * @param flashX how far the phone's flash lies beside the lens, cm; negative to the left
 */
record Sitting(Person person, FaceShape face, Complexion complexion, Hair hair, Attire attire, Pose pose, Wall wall,
        double cameraY, double cameraZ, double flashX, double flashY, long lampSeed) {
    /** What a seed decides, each by a stream of its own. */
    private record Streams(Draw person, Draw face, Draw complexion, Draw hair, Draw attire, Draw pose, Draw wall,
            Draw camera) {
        static Streams of(long seed) {
            Draw draw = new Draw(seed);
            return new Streams(draw.split(), draw.split(), draw.split(), draw.split(), draw.split(), draw.split(),
                    draw.split(), draw.split());
        }
    }

    static Sitting draw(long seed) {
        return draw(SitterSpec.of(seed));
    }

    static Sitting draw(SitterSpec spec) {
        Streams identity = Streams.of(spec.identitySeed());
        Person person = Person.draw(identity.person());
        FaceShape face = FaceShape.draw(person, identity.face());
        Complexion complexion = Complexion.draw(person, identity.complexion());
        Hair hair = Hair.draw(person, identity.hair());
        Attire attire = Attire.draw(person, face.skull().fullness(), identity.attire());
        Pose pose = Pose.draw(spec.poses(), Streams.of(spec.poseSeed()).pose());
        Wall wall = Wall.draw(identity.wall());
        Draw camera = Streams.of(spec.flashSeed()).camera();
        double beside = camera.within(spec.flashes().besideCm());
        double angleRadians = camera.within(spec.flashes().angleRadians());
        double side = camera.chance(0.5) ? -1 : 1;
        return new Sitting(person, face, complexion, hair, attire, pose, wall, camera.around(-2, 1),
                camera.around(98, 7), side * beside * Math.cos(angleRadians), beside * Math.sin(angleRadians),
                spec.flashSeed());
    }

    /** The same with the lids at another place, 0 open to 1 closed. */
    Sitting withBlink(double blink) {
        return new Sitting(person, face, complexion, hair, attire, pose.withBlink(blink), wall, cameraY, cameraZ,
                flashX, flashY, lampSeed);
    }
}
