package dev.diptych.capture.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.rig.gpio.LineAddress;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesCheckTest {
    private final Map<String, LineAddress> wanted = new LinkedHashMap<>();

    private LinesCheckTest() {
        wanted.put("key", new LineAddress("chip", "1"));
        wanted.put("flash", new LineAddress("chip", "2"));
        wanted.put("pedal", new LineAddress("other", "3"));
    }

    /** Line 1 is free, line 2 is held, the other chip is not there. */
    private static final class Board implements LinesCheck.Lines {
        private final String holder;

        Board(String holder) {
            this.holder = holder;
        }

        @Override
        public String find(LineAddress address) throws DeviceException {
            if (!address.chip().equals("chip")) {
                throw new DeviceException(DeviceFault.E_GPIO_NO_CHIP, "There is no chip \"other\".");
            }
            return "line " + address.line();
        }

        @Override
        public Optional<String> holder(LineAddress address) {
            return address.line().equals("2") ? Optional.of(holder) : Optional.empty();
        }
    }

    @Test
    void eachLineIsFreeOrHeldOrMissing() {
        List<Finding> findings = new LinesCheck(wanted, () -> new Board("spi0")).run();

        assertEquals(List.of(
                Finding.ok("gpio.key", "\"key\": line 1 is free."),
                Finding.fail("gpio.flash", "\"flash\": line 2 is held by \"spi0\".",
                        "End what holds it (gpioinfo names it), or take another line."),
                Finding.fail("gpio.pedal", "E_GPIO_NO_CHIP: There is no chip \"other\". It is wanted for pedal.",
                        "Run this on the board that the lights are wired to, and name the chip as gpiodetect does (sudo apt install gpiod).")),
                findings);
    }

    @Test
    void aHolderWithoutANameIsTheKernel() {
        List<Finding> findings = new LinesCheck(wanted, () -> new Board("")).run();

        assertEquals("\"flash\": line 2 is held by the kernel.", findings.get(1).evidence());
    }

    @Test
    void whatKeepsAllLinesIsToldOnce() {
        List<Finding> findings = new LinesCheck(wanted, () -> {
            throw new DeviceException(DeviceFault.E_GPIO_DENIED, "This user may not open /dev/gpiochip0.");
        }).run();

        assertEquals(List.of(Finding.fail("gpio.lines",
                "E_GPIO_DENIED: This user may not open /dev/gpiochip0. It is wanted for key, flash, pedal.",
                "sudo usermod -aG gpio $USER, then log in again.")), findings);
    }
}
