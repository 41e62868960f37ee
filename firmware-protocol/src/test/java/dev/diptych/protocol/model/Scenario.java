package dev.diptych.protocol.model;

/** One board's life: what a host and the world do to it, chosen with a look at its state so that every state is reached. */
final class Scenario {
    private final Dice dice;
    private final World world;
    private final Delivery line;
    private final Requests requests;

    Scenario(long seed, World world, Check check, Limits limits) {
        dice = new Dice(seed);
        this.world = world;
        line = new Delivery(dice, world, check);
        requests = new Requests(dice, world, check, limits, line);
    }

    /** How many frames were mutated and have a check that fits. */
    long mutated() {
        return line.frames.mutated;
    }

    /** So many turns, from a start on. */
    void run(int turns) {
        start();
        for (int turn = 0; turn < turns; turn++) {
            turn();
        }
    }

    private void start() {
        int boot = (int) dice.next() | 1;
        line.to(boot);
        int first = dice.percent(50) ? -dice.below(40_000_000) : (int) dice.next();
        world.start(boot, dice.percent(70) ? 0 : dice.below(5), first, dice.next());
        requests.nextShot(1 + dice.below(3));
        if (dice.percent(70)) {
            requests.caps();
            line.deliver();
            // Until it may fire; a host that is silent for longer is gone.
            for (int i = 0; i < 2; i++) {
                world.advance(2_200 * Delivery.TICKS_PER_MS);
                requests.heartbeat(i);
                line.deliver();
            }
        }
    }

    private void turn() {
        int choice = dice.below(1000);
        if (choice < 4) {
            start();
        } else if (choice < 8) {
            world.lineBreak();
        } else if (choice < 12) {
            world.stopInput(dice.percent(60));
        } else if (choice < 16) {
            line.garbage();
        } else if (choice < 20) {
            world.light(dice.below(256));
        } else if (choice < 40) {
            line.again();
        } else if (choice < 55) {
            requests.beside();
            line.deliver();
        } else {
            advanceABit();
            byState();
            line.deliver();
        }
    }

    private void byState() {
        Machine machine = world.machine();
        switch (machine.state) {
            case SAFE -> {
                if (machine.caps.crc == 0 || dice.percent(6)) {
                    requests.caps();
                } else {
                    requests.load();
                }
            }
            case LOADED -> {
                if (dice.percent(10)) {
                    requests.load();
                } else {
                    requests.arm(machine);
                }
            }
            case ARMED -> requests.fire(machine);
            case DONE -> {
                if (dice.percent(30)) {
                    requests.edges(machine);
                } else if (dice.percent(50)) {
                    requests.load();
                } else {
                    requests.arm(machine);
                }
            }
            case RUNNING -> {
                if (dice.percent(40)) {
                    requests.beside();
                } else {
                    silence(machine);
                }
            }
            case HOLDING -> hold(machine);
            default -> requests.clear(machine);
        }
    }

    private void hold(Machine machine) {
        int choice = dice.below(100);
        if (choice < 45) {
            requests.keep(machine);
        } else if (choice < 50) {
            requests.release(machine);
        } else if (choice < 60) {
            silence(machine);
        } else {
            requests.beside();
        }
    }

    /** To what is due next, and just before it or after it; otherwise a little. */
    private void advanceABit() {
        Machine machine = world.machine();
        int choice = dice.below(100);
        if (choice < 45) {
            return;
        }
        if (choice < 80) {
            world.advance(dice.below(5 * Delivery.TICKS_PER_MS));
        } else if (choice < 98) {
            silence(machine);
        } else {
            world.advance(dice.percent(4) ? (int) dice.next() : dice.below(3_200 * Delivery.TICKS_PER_MS));
        }
    }

    private void silence(Machine machine) {
        long due = machine.nextDue() - machine.now + dice.below(3) - 1;
        boolean near = due < 400L * Delivery.TICKS_PER_MS || machine.state == State.RUNNING || dice.percent(3);
        world.advance(
                near && due < Integer.MAX_VALUE ? (int) Math.max(0, due) : dice.below(200 * Delivery.TICKS_PER_MS));
    }
}
