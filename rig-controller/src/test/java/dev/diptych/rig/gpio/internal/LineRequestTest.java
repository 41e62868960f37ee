package dev.diptych.rig.gpio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineRequestTest {
    private static final LineConfig OUTPUT = LineConfig.of(List.of(EnumSet.of(LineFlag.OUTPUT)));

    @Test
    void aLongConsumerIsCutToWhatTheKernelKeeps() {
        LineRequest request = new LineRequest(List.of(1), "diptych key light over the left shoulder", OUTPUT, 0);
        assertEquals("diptych key light over the left", LineRequest.decode(request.encode()).consumer());
    }

    @Test
    void everyKindOfLineFitsIntoOneRequest() {
        List<Set<LineFlag>> kinds = new ArrayList<>();
        for (boolean activeLow : new boolean[]{false, true}) {
            for (Set<LineFlag> bias : List.of(EnumSet.noneOf(LineFlag.class), EnumSet.of(LineFlag.BIAS_DISABLED),
                    EnumSet.of(LineFlag.BIAS_PULL_UP), EnumSet.of(LineFlag.BIAS_PULL_DOWN))) {
                Set<LineFlag> flags = EnumSet.of(LineFlag.OUTPUT);
                flags.addAll(bias);
                if (activeLow) {
                    flags.add(LineFlag.ACTIVE_LOW);
                }
                kinds.add(flags);
            }
        }
        LineConfig config = LineConfig.of(kinds).withOutputValues(0, kinds.size());
        assertEquals(8, config.attributes().size());
        assertEquals(0b10, config.attributes().getFirst().mask());
    }

    @Test
    void theKernelTakesSixtyFourLinesAndNotOneMore() {
        assertEquals(64, LineRequest
                .decode(new LineRequest(Collections.nCopies(64, 5), "diptych", OUTPUT, 0).encode())
                .offsets()
                .size());
        assertEquals(-1, LineRequest.maskOf(64));
        assertEquals("A request is for 1 to 64 GPIO lines, not 65.",
                assertThrows(IllegalArgumentException.class,
                        () -> new LineRequest(Collections.nCopies(65, 5), "diptych", OUTPUT, 0)).getMessage());
    }

    @Test
    void refusalsThatHaveNoNameHereHaveTheirNumber() {
        assertEquals("errno 133", Errno.nameOf(-133));
        assertEquals("ENOTSUPP", Errno.nameOf(-524));
    }
}
