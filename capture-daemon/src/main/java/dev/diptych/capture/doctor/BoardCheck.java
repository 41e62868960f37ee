package dev.diptych.capture.doctor;

import dev.diptych.capture.config.hardware.BoardProfile;
import dev.diptych.capture.config.hardware.FlashProtection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person has to see to, because no program can: the board's traps and the flash's one-shot. */
public final class BoardCheck implements Check {
    private final Optional<BoardProfile> board;
    private final FlashProtection flash;

    public BoardCheck(Optional<BoardProfile> board, FlashProtection flash) {
        this.board = board;
        this.flash = flash;
    }

    @Override
    public String part() {
        return "board";
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.note("board.flash", flash.hardwareCapNanos().isPresent()
                ? String.format(Locale.ROOT,
                        "By the configuration a one-shot ends the flash after %.0f ms at most; whether it does shows only a test (docs/HARDWARE.md, bench test).",
                        flash.hardwareCapNanos().getAsLong() / 1e6)
                : "By the configuration no one-shot is behind the flash: the board's own timer ends it, and nothing does if the board's pin itself hangs; fit one (docs/HARDWARE.md, section 3)."));
        board.ifPresent(profile -> profile.notes()
                .forEach(note -> findings.add(Finding.note("board.notes", profile.name() + ": " + note))));
        return findings;
    }
}
