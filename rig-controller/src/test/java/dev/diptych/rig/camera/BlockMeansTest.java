package dev.diptych.rig.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class BlockMeansTest {
    private record Picture(PixelFormat.LinearRgb16 format, IntBinaryOperator code) implements Frame {
        @Override
        public FrameMetadata metadata() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ByteBuffer pixels() {
            // Something lies before the first pixel.
            ByteBuffer bytes = ByteBuffer.allocate(4 + 6 * format.widthPx() * format.heightPx()).putInt(-1);
            for (int y = 0; y < format.heightPx(); y++) {
                for (int x = 0; x < format.widthPx(); x++) {
                    short value = (short) code.applyAsInt(x, y);
                    bytes.putShort(value).putShort(value).putShort(value);
                }
            }
            return bytes.flip().position(4);
        }
    }

    @Test
    void eachBlockHasTheMeanOfItsPixels() {
        Frame frame = new Picture(new PixelFormat.LinearRgb16(4, 2, 100, 1_100), (x, y) -> 100 + 100 * x + 400 * y);

        BlockMeans means = BlockMeans.of(frame, 2, 2);

        assertEquals(2, means.columns());
        assertArrayEquals(new double[]{0.05, 0.25, 0.45, 0.65}, means.values(), 1e-12);
    }

    @Test
    void blocksNeedNotDivideThePicture() {
        Frame frame = new Picture(new PixelFormat.LinearRgb16(5, 3, 0, 50_000), (x, y) -> x < 3 ? 10_000 : 40_000);

        BlockMeans means = BlockMeans.of(frame, 2, 1);

        // Columns 0 to 2, and 3 to 4.
        assertArrayEquals(new double[]{0.2, 0.8}, means.values(), 1e-12);
    }

    @Test
    void oneBlockIsTheWholeFrame() {
        Frame frame = new Picture(new PixelFormat.LinearRgb16(3, 3, 1_024, 65_520), (x, y) -> 65_520);

        assertArrayEquals(new double[]{1}, BlockMeans.of(frame, 1, 1).values(), 1e-12);
    }
}
