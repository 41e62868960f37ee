package dev.diptych.rig.shot;

/** Makes the plan of one pair, studio frame first. */
public interface PairPlanner {
    ShotPlan plan(PlanningInputs inputs) throws UnplannableException;
}
