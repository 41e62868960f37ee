package dev.diptych.capture.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.capture.config.hardware.BoardProfile;
import dev.diptych.capture.config.hardware.FlashDrive;
import dev.diptych.capture.config.hardware.FlashProtection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BoardCheckTest {
    private static final FlashProtection FLASH = new FlashProtection(OptionalLong.of(385_000_000), FlashDrive.TORCH);

    @Test
    void theBoardsTrapsAreTold() {
        BoardProfile board = new BoardProfile("A board", Map.of(), true, List.of("Mind the gap.", "Mind the step."));

        assertEquals(List.of(
                "By the configuration a one-shot ends the flash after 385 ms at most; whether it does shows only a test (docs/HARDWARE.md, bench test).",
                "A board: Mind the gap.", "A board: Mind the step."),
                new BoardCheck(Optional.of(board), FLASH).run().stream().map(Finding::evidence).toList());
    }

    @Test
    void withoutABoardTheFlashIsStillToBeTested() {
        assertEquals(List.of(Severity.NOTE),
                new BoardCheck(Optional.empty(), FLASH).run().stream().map(Finding::severity).toList());
    }

    @Test
    void aFlashOnTheBoardWithoutAOneShotIsToldSo() {
        String evidence = new BoardCheck(Optional.empty(), new FlashProtection(OptionalLong.empty(), FlashDrive.TORCH))
                .run()
                .getFirst()
                .evidence();

        assertEquals(
                "By the configuration no one-shot is behind the flash: the board's own timer ends it, and nothing does if the board's pin itself hangs; fit one (docs/HARDWARE.md, section 3).",
                evidence);
    }
}
