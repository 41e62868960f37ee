package dev.diptych.imaging.face.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CascadeFileTest {
    @Test
    void platformWithoutOpenCvIsNamed() {
        var refusal = assertThrows(IOException.class,
                () -> CascadeFile.unpack("amiga-m68k", "haarcascade_frontalface_alt2"));

        assertEquals("Faces cannot be looked for: the class path holds no haarcascade_frontalface_alt2 for amiga-m68k;"
                + " OpenCV comes with Diptych for linux-x86_64 and linux-arm64.", refusal.getMessage());
    }
}
