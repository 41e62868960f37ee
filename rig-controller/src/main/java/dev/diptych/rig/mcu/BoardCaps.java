package dev.diptych.rig.mcu;

import dev.diptych.protocol.link.BoardFacts;
import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Role;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.PreviewCap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the board is told of its outputs: a rig's caps, where the board's firmware lets them be. */
final class BoardCaps {
    private static final long WINDOW_NANOS = TimeUnit.MICROSECONDS.toNanos(Limits.DUTY_WINDOW_US);

    private final LightSet lights;
    private final McuWiring wiring;
    private final BoardFacts facts;
    private final List<Request.SetCaps.Cap> caps = new ArrayList<>();

    private BoardCaps(LightSet lights, McuWiring wiring, BoardFacts facts) {
        this.lights = lights;
        this.wiring = wiring;
        this.facts = facts;
    }

    /**
     * @throws DeviceException {@link DeviceFault#E_MCU_WIRING} if the board's outputs are not what the lights need, or a
     *         cap is more than its firmware allows
     */
    static Request.SetCaps of(LightSet lights, McuWiring wiring, BoardFacts facts) throws DeviceException {
        BoardCaps made = new BoardCaps(lights, wiring, facts);
        for (Light light : lights.all()) {
            made.add(light);
        }
        Optional<PreviewCap> preview = lights.flash().cap().preview();
        if (wiring.torch().isPresent() && preview.isPresent()) {
            made.addTorch(wiring.torch().get(), preview.get());
        }
        made.caps.sort(Comparator.comparingInt(Request.SetCaps.Cap::output));
        return new Request.SetCaps(made.caps);
    }

    private void add(Light light) throws DeviceException {
        boolean flash = light.kind() == LightKind.FLASH;
        McuOutput output = wiring.of(light.id());
        String name = '"' + light.id() + '"';
        require(output, flash ? Role.FLASH : Role.LAMP, name);
        long awayUs = TimeUnit.NANOSECONDS.toMicros(light.cap().maxAwayNanos());
        long mostUs = flash ? Limits.FLASH_CEILING_US - Limits.GUARD_SLACK_US : Limits.LAMP_CEILING_US;
        if (awayUs > mostUs || awayUs < 1) {
            throw refusal(
                    "%s may be away from rest for %.1f ms by its cap, but the board's firmware lets such an output be so for %.1f ms at most; lower the cap.",
                    name, light.cap().maxAwayNanos() / 1e6, mostUs / 1e3);
        }
        int permille = (int) Math.floor(1000 * light.cap().maxDuty() + 1e-9);
        int most = flash ? Limits.FLASH_DUTY_CEILING_PERMILLE : Limits.LAMP_DUTY_CEILING_PERMILLE;
        if (permille > most || permille < 1 || light.cap().dutyWindowNanos() != WINDOW_NANOS) {
            throw refusal(
                    "%s may be away from rest for %.1f %% of %.1f s by its cap, but the board's firmware counts in %.0f s and allows 0.1 to %.1f %%; change the cap.",
                    name, 100 * light.cap().maxDuty(), light.cap().dutyWindowNanos() / 1e9, WINDOW_NANOS / 1e9,
                    most / 10.0);
        }
        caps.add(new Request.SetCaps.Cap(output.number(), flash ? Role.FLASH : Role.LAMP, awayUs, permille,
                output.dmxSlot(), output.restLevel(light)));
    }

    private void addTorch(McuOutput output, PreviewCap preview) throws DeviceException {
        require(output, Role.TORCH, "the torch of \"" + lights.flash().id() + '"');
        int permille = (int) Math.floor(1000 * preview.maxDistance() + 1e-9);
        if (permille > Limits.TORCH_LEVEL_CEILING_PERMILLE || permille < 1) {
            throw refusal(
                    "\"%s\" may burn as a torch at %.1f %% of its level, but the board's firmware allows 0.1 to %.1f %%; change its cap for previews.",
                    lights.flash().id(), 100 * preview.maxDistance(), Limits.TORCH_LEVEL_CEILING_PERMILLE / 10.0);
        }
        caps.add(new Request.SetCaps.Cap(output.number(), Role.TORCH,
                Math.max(1, TimeUnit.NANOSECONDS.toMicros(preview.maxNanos())), permille, output.dmxSlot(), 0));
    }

    private void require(McuOutput output, Role role, String name) throws DeviceException {
        if (output.number() >= facts.outputs().size()) {
            throw refusal(
                    "%s is to be switched by output %d of the board at %s, but that has the outputs 0 to %d only; check the wiring in the configuration.",
                    name, output.number(), facts.port(), facts.outputs().size() - 1);
        }
        BoardFacts.Output wired = facts.outputs().get(output.number());
        if (wired.role() != role) {
            throw refusal(
                    "%s is to be switched by output %d of the board at %s, by its wiring %s and not %s; choose another output in the configuration.",
                    name, output.number(), facts.port(), words(wired.role()), words(role));
        }
        if (wired.onDmx() != output.onDmx()) {
            throw refusal(
                    "Output %d of the board at %s is %s, but %s is configured %s; correct that in the configuration.",
                    output.number(), facts.port(), wired.onDmx() ? "a slot of DMX" : "a pin", name,
                    output.onDmx() ? "with a DMX slot" : "without a DMX slot");
        }
    }

    private static String words(Role role) {
        return switch (role) {
            case FLASH -> "a flash's output";
            case TORCH -> "a torch's output";
            case LAMP -> "a lamp's output";
            case UNUSED -> "an output for nothing";
        };
    }

    private static DeviceException refusal(String pattern, Object... values) {
        return new DeviceException(DeviceFault.E_MCU_WIRING, pattern.formatted(values));
    }
}
