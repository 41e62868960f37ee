package dev.diptych.training.train;

import java.util.ArrayList;
import java.util.List;

/**
 * How a training went.
 *
 * @param points in the order of their steps
 */
public record LearningCurve(List<Point> points) {
    public LearningCurve {
        points = List.copyOf(points);
    }

    /**
     * @param loss mean over the steps since the point before
     * @param validationPsnrDb of each set of unseen pairs, in the order of the sets
     */
    public record Point(long step, double loss, double learningRate, List<Double> validationPsnrDb) {
        public Point {
            validationPsnrDb = List.copyOf(validationPsnrDb);
        }
    }

    LearningCurve with(Point point) {
        List<Point> more = new ArrayList<>(points);
        more.add(point);
        return new LearningCurve(more);
    }
}
