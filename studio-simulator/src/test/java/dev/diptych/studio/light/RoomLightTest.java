package dev.diptych.studio.light;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RoomLightTest {
    private final RoomLight room = new RoomLight(0.003);

    @Test
    void isConstantUntilSomethingChangesIt() {
        assertEquals(0.003, room.output().meanLevel(0, 1e9), 1e-15);
    }

    @Test
    void changesSmoothlyAndStays() {
        room.changeTo(0.103, 1e9, 100e6);

        assertEquals(0.003, room.output().levelAt(1e9), 1e-12);
        assertEquals(0.053, room.output().levelAt(1.05e9), 1e-12);
        assertEquals(0.053, room.output().meanLevel(1e9, 1.1e9), 1e-12);
        assertEquals(0.103, room.output().meanLevel(1.1e9, 9e9), 1e-12);
    }

    @Test
    void isBackAtOnceAndRemembersWhatWas() {
        room.changeTo(0.103, 1e9, 100e6);

        room.backToUsual(2_000_000_000L);

        assertEquals(0.103, room.output().levelAt(1.9e9), 1e-12);
        assertEquals(0.003, room.output().levelAt(2.001e9), 1e-12);
    }

    @Test
    void changeStillToComeDoesNotHappenOnceItIsBack() {
        room.changeTo(0.103, 3e9, 100e6);

        room.backToUsual(2_000_000_000L);

        assertEquals(0.003, room.output().meanLevel(2e9, 9e9), 1e-12);
    }

    @Test
    void lightTakenBeforeAChangeStaysAsItWas() {
        LightOutput before = room.output();

        room.changeTo(0.103, 0, 1e6);

        assertEquals(0.003, before.levelAt(5e6));
    }
}
