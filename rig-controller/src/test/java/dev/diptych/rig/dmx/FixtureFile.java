package dev.diptych.rig.dmx;

import dev.diptych.rig.light.LightKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A profile written for one test, in short: with ' for ". */
record FixtureFile(Path path) {
    static FixtureFile of(Path folder, String json) {
        try {
            return new FixtureFile(Files.writeString(folder.resolve("lamp.json"), json.replace('\'', '"')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the one mode "m". */
    static FixtureFile of(Path folder, String availableChannels, String modeChannels) {
        return of(folder, "{'availableChannels': {" + availableChannels + "}, 'modes': [{'name': 'm', 'channels': ["
                + modeChannels + "]}]}");
    }

    DmxLight light(String id, int firstSlot) {
        return light(id, firstSlot, null, Map.of());
    }

    DmxLight light(String id, int firstSlot, @Nullable String dimmer, Map<String, Double> constants) {
        return new DmxLight(id, LightKind.STUDIO_LAMP, new FixtureAddress(path, "m", firstSlot), dimmer, constants);
    }
}
