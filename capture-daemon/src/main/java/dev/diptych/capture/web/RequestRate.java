package dev.diptych.capture.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** A bucket of tokens for each address; remembers a bounded number of addresses, the newest. */
final class RequestRate {
    private static final int REMEMBERED = 1024;

    private final double perNano;
    private final int atOnce;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Bucket(double tokens, long atNanos) {}

    RequestRate(double perSecond, int atOnce, LongSupplier nanos) {
        perNano = perSecond / 1e9;
        this.atOnce = atOnce;
        this.nanos = nanos;
    }

    synchronized boolean allow(String address) {
        long now = nanos.getAsLong();
        Bucket before = buckets.getOrDefault(address, new Bucket(atOnce, now));
        double tokens = Math.min(atOnce, before.tokens + (now - before.atNanos) * perNano);
        boolean allowed = tokens >= 1;
        buckets.put(address, new Bucket(allowed ? tokens - 1 : tokens, now));
        return allowed;
    }
}
