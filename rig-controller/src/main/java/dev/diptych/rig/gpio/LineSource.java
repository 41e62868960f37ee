package dev.diptych.rig.gpio;

import com.pi4j.context.Context;
import dev.diptych.rig.host.DeviceException;
import java.util.List;
import java.util.Map;

/** Where lines come from: a Pi4J context for those of a rig, and where it is to look for each. */
interface LineSource {
    /** A light's or a contact's line. */
    record Placed<T>(String id, T line, LinePlace place) {}

    /** Lines that Pi4J can have; whoever takes this shuts the context down. */
    record Lines<T>(Context context, List<Placed<T>> placed) {}

    Lines<LightLine> outputs(Map<String, LightLine> lights) throws DeviceException;

    Lines<ContactLine> inputs(Map<String, ContactLine> contacts) throws DeviceException;
}
