package dev.diptych.capture.config.hardware;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import dev.diptych.rig.dmx.FixtureAddress;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads every {@code [[light]]}. */
final class LightsReader {
    static final Table TABLE = LightKeys.table();

    private final Map<String, TomlSection> sections = new LinkedHashMap<>();

    /** @throws OperatorException if two have the same id */
    LightsReader(TomlSection top) throws OperatorException {
        for (TomlSection section : top.tables(TABLE)) {
            String id = section.require(LightKeys.ID);
            if (sections.put(id, section.titled(section.title() + " \"" + id + "\"")) != null) {
                throw section.wrong(LightKeys.ID, "two lights have the id \"" + id + "\"; give each its own.");
            }
        }
    }

    /** Lights of the simulated studio: what is believed of them is all that can be said. */
    Map<String, LightResponse> believed(String onlyWired) throws OperatorException {
        Map<String, LightResponse> responses = new HashMap<>();
        for (Map.Entry<String, TomlSection> light : sections.entrySet()) {
            light.getValue().refuse(LightKeys.OF_WIRING, onlyWired);
            responses.put(light.getKey(), response(light.getValue()));
        }
        return responses;
    }

    /** What is believed of those lights of which anything is. */
    Map<String, LightResponse> givenResponses() throws OperatorException {
        Map<String, LightResponse> responses = new HashMap<>();
        for (Map.Entry<String, TomlSection> light : sections.entrySet()) {
            if (LightKeys.RESPONSES.stream().anyMatch(light.getValue()::has)) {
                responses.put(light.getKey(), response(light.getValue()));
            }
        }
        return responses;
    }

    /** How they are wired, in the order of the file. */
    List<LightConfig> wired(LineReader lines) throws OperatorException {
        List<LightConfig> lights = new ArrayList<>();
        Set<Integer> slots = new HashSet<>();
        McuLightReader board = new McuLightReader();
        boolean flash = false;
        for (Map.Entry<String, TomlSection> entry : sections.entrySet()) {
            TomlSection section = entry.getValue();
            LightKeys.Driver driver = section.require(LightKeys.DRIVER);
            LightKind kind = section.require(LightKeys.KIND);
            if (kind == LightKind.FLASH && flash) {
                throw section.wrong(LightKeys.KIND, "this is a second flash; a rig has one, and at least one lamp.");
            }
            flash |= kind == LightKind.FLASH;
            Wiring wiring = switch (driver) {
                case GPIO -> gpio(section, entry.getKey(), lines);
                case DMX -> dmx(section, kind, slots);
                case MCU -> board.read(section, kind);
            };
            lights.add(new LightConfig(entry.getKey(), kind, wiring));
        }
        return lights;
    }

    /** Of a light that was read. */
    TomlSection section(LightConfig light) {
        return Objects.requireNonNull(sections.get(light.id()));
    }

    private static Wiring gpio(TomlSection section, String id, LineReader lines) throws OperatorException {
        section.refuse(LightKeys.OF_DMX_ALONE, "it is for a light on DMX, but the driver of this one is \"gpio\".");
        McuLightReader.refuse(section, "gpio");
        return new Wiring.Gpio(lines.read(section, id));
    }

    private static Wiring dmx(TomlSection section, LightKind kind, Set<Integer> slots) throws OperatorException {
        section.refuse(LineKeys.ALL, "it is for a light on a GPIO line, but the driver of this one is \"dmx\".");
        McuLightReader.refuse(section, "dmx");
        if (kind == LightKind.FLASH) {
            throw section.wrong(LightKeys.DRIVER,
                    "a flash cannot be on DMX, whose packets come too seldom to time it and "
                            + "which nothing ends when this computer fails; put it on a GPIO line with a one-shot behind it.");
        }
        FixtureAddress address = new FixtureAddress(section.resolve(section.require(LightKeys.FIXTURE)),
                section.require(LightKeys.MODE), section.require(LightKeys.ADDRESS));
        if (!slots.add(address.firstSlot())) {
            throw section.wrong(LightKeys.ADDRESS, "another light has the address " + address.firstSlot()
                    + " already; give each its own.");
        }
        return new Wiring.Dmx(address, section.find(LightKeys.DIMMER),
                section.find(LightKeys.CHANNELS).orElse(Map.of()));
    }

    private static LightResponse response(TomlSection light) throws OperatorException {
        return new LightResponse(light.require(LightKeys.OFF_DEAD_MS), light.require(LightKeys.OFF_FALL_MS),
                light.require(LightKeys.ON_DEAD_MS), light.require(LightKeys.ON_RISE_MS));
    }
}
