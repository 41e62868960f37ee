package dev.diptych.capture.config.hardware;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import dev.diptych.rig.contact.ContactRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads every {@code [[contact]]}. */
final class ContactsReader {
    private static final Key<String> ID = Key.without("id", KeyTypes.text(), "needed",
            "names the contact in messages; no two have the same", "\"pedal\"");
    private static final Key<ContactRole> ROLE = Key.without("role",
            KeyTypes.oneOf(Map.of("trigger", ContactRole.TRIGGER, "emergency-stop", ContactRole.EMERGENCY_STOP, "door",
                    ContactRole.DOOR)),
            "needed",
            "`trigger`: one press, one pair; `emergency-stop`: every light to rest, and nothing more until a person clears "
                    + "it; `door`: nothing fires while it is open",
            "\"trigger\"");
    private static final Key<Long> DEBOUNCE_MS = Key.usual("debounce_ms", KeyTypes.millis(0, 1000), "10",
            "how long it must be quiet before a press counts as another; not for an emergency stop, which is believed at "
                    + "its first touch",
            "20");
    static final Table TABLE = Table.repeated("contact",
            "A button, a pedal, an emergency stop or a door, once for each. An emergency stop that only this program "
                    + "reads is a convenience: what protects people cuts the power itself.",
            keys());

    private ContactsReader() {
    }

    private static List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(List.of(ID, ROLE));
        keys.addAll(LineKeys.ALL);
        keys.add(DEBOUNCE_MS);
        return keys;
    }

    static List<ContactConfig> read(TomlSection top, LineReader lines) throws OperatorException {
        List<ContactConfig> contacts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (TomlSection unnamed : top.tables(TABLE)) {
            String id = unnamed.require(ID);
            TomlSection section = unnamed.titled(unnamed.title() + " \"" + id + "\"");
            if (!ids.add(id)) {
                throw section.wrong(ID, "two contacts have the id \"" + id + "\"; give each its own.");
            }
            ContactRole role = section.require(ROLE);
            contacts.add(new ContactConfig(id, role, lines.read(section, id), debounceNanos(section, role)));
        }
        return contacts;
    }

    private static long debounceNanos(TomlSection section, ContactRole role) throws OperatorException {
        if (role == ContactRole.EMERGENCY_STOP) {
            section.refuse(List.of(DEBOUNCE_MS),
                    "an emergency stop is believed at its first touch; take this away.");
            return 0;
        }
        return section.value(DEBOUNCE_MS);
    }
}
