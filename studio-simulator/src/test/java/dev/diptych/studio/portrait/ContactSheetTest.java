package dev.diptych.studio.portrait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Srgb8Image;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactSheetTest {
    @Test
    void flashIsLeftAndStudioRightOfIt() {
        Srgb8Image sheet = ContactSheet.of(List.of(SitterSpec.of(4)), 1, 32);

        assertEquals(4 + 2 * 32 + 4, sheet.width());
        assertEquals(4 + 32 + 4, sheet.height());
        int flashWall = sheet.at(6, 6, 1);
        int studioWall = sheet.at(4 + 2 * 32 - 3, 6, 1);
        assertTrue(flashWall < studioWall - 30, "wall " + flashWall + " in the flash, " + studioWall + " in the lamps");
    }

    @Test
    void rowsAreFilledFromTheLeftAndTheRestIsPaper() {
        Srgb8Image sheet = ContactSheet.of(List.of(SitterSpec.of(4), SitterSpec.of(5), SitterSpec.of(4)), 2, 16);

        assertEquals(2 * 36 + 4, sheet.width());
        assertEquals(2 * 20 + 4, sheet.height());
        for (int x = 0; x < 32; x++) {
            assertEquals(sheet.at(4 + x, 10, 1), sheet.at(4 + x, 30, 1), "the third is the first once more");
            assertEquals(245, sheet.at(40 + x, 30, 1), "nobody");
        }
    }

    @Test
    void nobodyIsRefused() {
        assertEquals("A contact sheet needs at least one sitter and one column, not 0 and 3.",
                assertThrows(IllegalArgumentException.class, () -> ContactSheet.of(List.of(), 3, 32)).getMessage());
    }
}
