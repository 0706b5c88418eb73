// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/**
 * What the hub counts, for {@code /observe/metrics} in Prometheus' text form. Names are given without the prefix {@code
 * doorclock_hub_}. Safe for use by many threads.
 */
public final class Metrics {

    static final String PREFIX = "doorclock_hub_";

    private record Metric(String type, String help, DoubleSupplier value) {}

    private final Map<String, Metric> metrics = new ConcurrentSkipListMap<>();

    /** Makes a counter, which only rises; its name ends in {@code _total}. */
    public LongAdder counter(final String name, final String help) {
        final LongAdder adder = new LongAdder();
        metrics.put(name, new Metric("counter", help, adder::doubleValue));
        return adder;
    }

    /** Makes a gauge, which is asked whenever the metrics are read. */
    public void gauge(final String name, final String help, final DoubleSupplier value) {
        metrics.put(name, new Metric("gauge", help, value));
    }

    /** Prometheus' text exposition format, version 0.0.4. */
    String text() {
        final StringBuilder text = new StringBuilder();
        metrics.forEach((name, metric) -> {
            final String full = PREFIX + name;
            text.append("# HELP ")
                    .append(full)
                    .append(' ')
                    .append(metric.help())
                    .append('\n');
            text.append("# TYPE ")
                    .append(full)
                    .append(' ')
                    .append(metric.type())
                    .append('\n');
            text.append(full)
                    .append(' ')
                    .append(shown(metric.value().getAsDouble()))
                    .append('\n');
        });
        return text.toString();
    }

    private static String shown(final double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
