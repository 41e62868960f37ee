package dev.diptych.protocol.model;

/** Many boards' lives, one after another by their seeds, and what came up in them. */
final class Lives {
    private static final int TURNS = 2000;

    final Facts facts;
    final Check check = new Check();
    final Coverage coverage = new Coverage();
    private final Limits limits;
    private long mutated;

    Lives(Facts facts) {
        this.facts = facts;
        limits = new Limits(facts.ticksPerSecond());
    }

    /** Lives through one; a breach of what must hold names the seed. */
    World live(long seed) {
        World world = new World(facts, check, new Watch(facts, coverage));
        Scenario scenario = new Scenario(seed, world, check, limits);
        try {
            scenario.run(TURNS);
        } catch (AssertionError e) {
            throw new AssertionError("Seed " + seed + ": " + e.getMessage(), e);
        }
        mutated += scenario.mutated();
        return world;
    }

    /** The share of frames that were mutated and given a check that fits. */
    double mutatedShare() {
        return (double) mutated / coverage.frames;
    }
}
