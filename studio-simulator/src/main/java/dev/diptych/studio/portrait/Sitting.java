package dev.diptych.studio.portrait;

/**
 * All that a seed decides: who sits, how, before which wall, and where the camera and its flash are held.
 *
 * @param cameraZ distance from the lens to the plane of the eyes, cm
 * @param flashX how far the phone's flash lies beside the lens, cm; negative to the left
 */
record Sitting(Person person, FaceShape face, Complexion complexion, Hair hair, Attire attire, Pose pose, Wall wall,
        double cameraY, double cameraZ, double flashX, double flashY, long lampSeed) {
    static Sitting draw(long seed) {
        Draw draw = new Draw(seed);
        Person person = Person.draw(draw.split());
        FaceShape face = FaceShape.draw(person, draw.split());
        Complexion complexion = Complexion.draw(person, draw.split());
        Hair hair = Hair.draw(person, draw.split());
        Attire attire = Attire.draw(person, face.skull().fullness(), draw.split());
        Pose pose = Pose.draw(draw.split());
        Wall wall = Wall.draw(draw.split());
        Draw camera = draw.split();
        double beside = camera.between(2.5, 5.5);
        double angleRadians = camera.between(-0.3, 0.7);
        double side = camera.chance(0.5) ? -1 : 1;
        return new Sitting(person, face, complexion, hair, attire, pose, wall, camera.around(-2, 1),
                camera.around(98, 7), side * beside * Math.cos(angleRadians), beside * Math.sin(angleRadians), seed);
    }
}
