package dev.diptych.inference.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureBuffersTest {
    @Test
    void holdTheirPicturesWhereEnginesCanReach() {
        PictureBuffers buffers = PictureBuffers.allocate(2, 4);

        assertEquals(2 * 3 * 4 * 4, buffers.input().capacity());
        assertEquals(2 * 3 * 4 * 4, buffers.output().capacity());
        assertTrue(buffers.input().isDirect() && buffers.output().isDirect());
        assertEquals(ByteOrder.nativeOrder(), buffers.input().order());
    }

    @ParameterizedTest
    @CsvSource({"0, 128", "1, 0", "-1, -1", "1, 2147483647", "200, 1024"})
    void refuseWhatCannotBeHeld(int batch, int sidePx) {
        assertEquals("A network cannot run on " + batch + " pictures of " + sidePx + " px.",
                assertThrows(IllegalArgumentException.class, () -> PictureBuffers.allocate(batch, sidePx))
                        .getMessage());
    }
}
