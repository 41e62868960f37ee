package dev.diptych.capture.mqtt;

import dev.diptych.capture.access.Caller;
import dev.diptych.capture.mqtt.MqttSettings.Authority;
import dev.diptych.capture.mqtt.bus.BrokerLogin;
import dev.diptych.capture.mqtt.bus.ReconnectDelays;
import dev.diptych.rig.time.Clock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A front end with a fake rig behind it, and what it told. */
final class Desk implements AutoCloseable {
    static final Authority ANYBODY = new Authority.OfBroker(Caller.trusted("mqtt"));
    static final ReconnectDelays SOON = new ReconnectDelays(Duration.ofMillis(20), Duration.ofMillis(100),
            Duration.ofMinutes(10));
    final FakeRig rig;
    final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    /** The codes of what was refused. */
    final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    /** Moved by tests: rates depend on nothing else. */
    final AtomicLong nanos = new AtomicLong();
    final MqttFrontEnd frontEnd;

    Desk(FakeRig rig, BrokerLogin login, Authority authority, Path folder) throws Exception {
        this.rig = rig;
        this.frontEnd = MqttFrontEnd.start(new MqttSettings(login, "r1", authority), rig, folder, clock(),
                InstantSource.fixed(Instant.parse("2026-11-27T08:00:02Z")), told::add,
                refused::add);
    }

    static BrokerLogin login(int port) {
        return login(port, BrokerLogin.KEEP_ALIVE_SECONDS);
    }

    static BrokerLogin login(int port, int keepAliveSeconds) {
        return new BrokerLogin(URI.create("tcp://127.0.0.1:" + port), Optional.empty(), Optional.empty(),
                Optional.empty(), keepAliveSeconds, SOON);
    }

    Desk connected() throws Exception {
        Await.until("connected, but " + told, frontEnd::isConnected);
        return this;
    }

    /** So much later every bucket is full. */
    void passTime() {
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    }

    long refused(String code) {
        return refused.stream().filter(code::equals).count();
    }

    void awaitTold(String part) throws Exception {
        Await.until(part + " was told", () -> told.stream().anyMatch(each -> each.contains(part)));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public long nanos() {
                return nanos.get();
            }

            @Override
            public void sleepUntil(long instantNanos) {
                throw new AssertionError("Nothing here waits by the rig's clock.");
            }
        };
    }

    @Override
    public void close() {
        frontEnd.close();
    }
}
