package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.access.Access;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.daemon.PairPictures;
import dev.diptych.capture.doctor.PairNeeds;
import dev.diptych.capture.doctor.RigCheckup;
import dev.diptych.capture.model.ModelSource;
import dev.diptych.capture.daemon.RigDaemon;
import dev.diptych.capture.live.LiveView;
import dev.diptych.capture.live.Viewfinder;
import dev.diptych.capture.rig.Rig;
import dev.diptych.capture.serve.ArchiveLook;
import dev.diptych.capture.serve.Condition;
import dev.diptych.capture.serve.RigHealth;
import dev.diptych.capture.verb.Terminal;
import dev.diptych.capture.views.PairViews;
import dev.diptych.capture.web.WebAddress;
import dev.diptych.capture.web.WebConsole;
import dev.diptych.capture.web.WebParts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The web console and MQTT, with the pictures that they show. Each goes on without the others. */
final class ServedFrontEnds implements FrontEnds {
    private static final Path THERMAL_ZONES = Path.of("/sys/class/thermal");

    /**
     * What is served.
     *
     * @param link how the board does that switches the lights
     * @param archive its root
     * @param configFile as it was named
     */
    record Parts(ServiceOptions.Service service, Rig rig, Supplier<Condition> link, Path archive,
            Optional<Path> configFile, RigConfig config,
            ModelSource models) {}

    private final ServiceOptions.Service service;
    private final Rig rig;
    private final Path archive;
    private final Consumer<String> told;
    private final Path state;
    private final Access access;
    private final Corrections corrections;
    private final LiveView live;
    private final Parts parts;
    /** Counts what MQTT refuses, once there is somewhere to count it. */
    private volatile Consumer<String> refused = _ -> {
        // Nobody counts yet.
    };
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private ServedFrontEnds(Parts parts, Corrections corrections, Consumer<String> told) throws OperatorException {
        this.parts = parts;
        this.service = parts.service();
        this.rig = parts.rig();
        this.archive = parts.archive();
        this.told = told;
        this.state = service.state();
        this.access = Access.open(state, InstantSource.system());
        this.corrections = corrections;
        this.live = new LiveView(rig.clock(), rig.camera()::timing, corrections.live(), told);
        open.push(live);
    }

    /** @throws OperatorException if the rig's state folder cannot be used */
    static ServedFrontEnds open(Parts parts, Consumer<String> told) throws OperatorException {
        Corrections corrections = Corrections.of(parts.service().model(), parts.models());
        try {
            return new ServedFrontEnds(parts, corrections, told);
        } catch (OperatorException e) {
            corrections.close();
            throw e;
        }
    }

    @Override
    public PairPictures pictures() {
        return new PairViews(corrections.pairs());
    }

    @Override
    public Viewfinder viewfinder() {
        return live;
    }

    @Override
    public void serve(RigDaemon daemon) throws OperatorException {
        daemon.engine(corrections.state());
        MqttLink mqtt = MqttLink.open(service, daemon, access, state, rig.clock(), told,
                code -> refused.accept(code));
        open.push(mqtt);
        if (service.hasWeb()) {
            try {
                serveWeb(daemon, mqtt);
            } catch (OperatorException e) {
                if (!mqtt.isOpen()) {
                    throw e;
                }
                told.accept(e.getMessage() + " The rig goes on without its console.");
            }
        }
    }

    private void serveWeb(RigDaemon daemon, MqttLink mqtt) throws OperatorException {
        PairNeeds needs = PairNeeds.of(rig.camera().format());
        RigHealth health = RigHealth.start(
                RigCheckup.besideARunningRig(archive, parts.configFile(), parts.config(), needs, parts.models(),
                        Models.USUAL),
                daemon, archive, needs, THERMAL_ZONES, parts.link(), mqtt::condition, InstantSource.system());
        open.push(health);
        WebAddress place = new WebAddress(service.config().webHost(), service.config().webPort(), state);
        WebConsole web = WebConsole.start(
                new WebParts(daemon, live, access, health, new ArchiveLook(archive, daemon), InstantSource.system(),
                        rig.clock()::nanos),
                place, told);
        open.push(web);
        refused = web::refusedElsewhere;
        String address = web.addresses().getFirst();
        if (!access.paired()) {
            try {
                address = address + "/#pair=" + access.newPairingCode();
            } catch (OperatorException e) {
                told.accept("Nobody can pair with the console: " + e.getMessage());
            }
        }
        told.accept("Console  " + address);
        if (!access.paired() && place.isNetworked()) {
            told.accept("The console opens to the network at " + service.config().web()
                    + " when somebody has paired with it here.");
        }
        if (service.opensBrowser()) {
            Terminal.openInBrowser(address);
        }
    }

    /** Whoever serves is closed before what it shows. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                told.accept("A part of the program did not close: " + e.getMessage());
            }
        }
        corrections.close();
    }
}
