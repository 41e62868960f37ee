package dev.diptych.capture.libcamera.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.capture.libcamera.NativeSources;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The offsets that Java reads by, against those of this machine's C compiler. */
class RecordLayoutTest {
    @Test
    void everyFieldLiesWhereTheCompilerPutsIt() throws Exception {
        Map<String, Integer> inC = printed();
        assertEquals(NativeCameras.ABI_VERSION, inC.remove("DC_ABI_VERSION"));

        Map<String, Integer> inJava = new TreeMap<>();
        for (Field constant : RecordLayout.class.getDeclaredFields()) {
            if (constant.getType() == int.class) {
                inJava.put(constant.getName(), constant.getInt(null));
            }
        }

        assertEquals(inC, inJava);
    }

    /** By the names that Java has for them; nobody needs the reserved ones. */
    private static Map<String, Integer> printed() {
        NativeSources.requireCompiler();
        Map<String, Integer> offsets = new TreeMap<>();
        NativeSources.output(List.of(NativeSources.build("print_layout.c", "print-layout").toString()))
                .lines()
                .map(line -> line.split(" "))
                .filter(line -> !line[0].endsWith(".reserved"))
                .forEach(line -> offsets.put(javaName(line[0]), Integer.parseInt(line[1])));
        return offsets;
    }

    private static String javaName(String cName) {
        if (!cName.startsWith("dc_")) {
            return cName;
        }
        String name = cName.substring("dc_".length()).toUpperCase(Locale.ROOT);
        return name.contains(".") ? name.replace('.', '_') : name + "_BYTES";
    }
}
