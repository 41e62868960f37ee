package dev.diptych.imaging.face.internal;

import java.io.File;
import java.io.IOException;
import org.bytedeco.javacpp.Loader;

/** Finds a trained cascade in OpenCV's library for this platform, on the class path and nowhere else. */
final class CascadeFile {
    private CascadeFile() {
    }

    /**
     * Unpacks the cascade beside the native libraries, in JavaCPP's cache.
     *
     * @param platform as JavaCPP names it, for example {@code linux-x86_64}
     * @throws IOException with one sentence, if the class path holds no OpenCV for this platform or the cache cannot be
     *         written
     */
    static File unpack(String platform, String name) throws IOException {
        String resource = "/org/bytedeco/opencv/" + platform + "/share/opencv4/haarcascades/" + name + ".xml";
        if (CascadeFile.class.getResource(resource) == null) {
            throw new IOException("Faces cannot be looked for: the class path holds no " + name + " for " + platform
                    + "; OpenCV comes with Diptych for linux-x86_64 and linux-arm64.");
        }
        try {
            return Loader.cacheResource(resource);
        } catch (IOException failed) {
            throw new IOException("Faces cannot be looked for: " + name + " cannot be unpacked (" + failed.getMessage()
                    + "); name a folder that can be written with -Dorg.bytedeco.javacpp.cachedir.", failed);
        }
    }
}
