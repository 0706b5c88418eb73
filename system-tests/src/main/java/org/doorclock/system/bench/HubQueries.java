// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.time.TimeSource;

/**
 * How long the hub takes to answer. The year that is asked about begins on one of 30 days, so that a part of the answers is new;
 * the very first answer after a start, of which nothing is known yet, is told by itself.
 */
final class HubQueries {

    private static final int QUERIES = 1000;
    private static final int FIRST_DAYS = 30;
    private static final int YEAR = 360;
    private static final int WALKS = 3;

    private final Deployment system;
    private final Results results;
    private final TimeSource clock;
    private final HttpClient http = HttpClient.newHttpClient();

    HubQueries(final Deployment system, final Results results, final TimeSource clock) {
        this.system = system;
        this.results = results;
        this.clock = clock;
    }

    void run(final HubAddress hub, final int events) throws IOException, InterruptedException {
        final String of = ", %,d events".formatted(events);
        ask(hub, "hub: compliance, a year by month" + of, "compliance?level=site&by=month&", "< 20");
        ask(hub, "hub: spc, a year by month" + of, "spc?level=site&by=month&", "< 50");
        ask(hub, "hub: funnel, a year by site" + of, "funnel?level=site&", "< 50");
        walk("hub: data quality, a year" + of, api(hub, "quality?"));
        walk("hub: curve, a year" + of, api(hub, "compliance/curve?"));
        walk("hub: pathway, a year by month" + of, api(hub, "pathway?by=month&"));
        walk("hub: cases of a rare verdict, a year" + of, api(hub, "cases?verdict=quarantined&"));
        walk("hub: dashboard, a year" + of, hub.http() + "?" + year());
    }

    /** What goes through the cases themselves, or the whole page that does. */
    private void walk(final String what, final String address) throws IOException, InterruptedException {
        final Samples samples = new Samples();
        for (int i = 0; i < WALKS; i++) {
            final long begin = clock.nanos();
            get(address);
            samples.addNanos(clock.nanos() - begin);
        }
        results.add(what, samples.percentile(50), "ms", "");
    }

    /** Asks again and again, on a thread of its own, until it is closed. */
    AutoCloseable asking(final HubAddress hub, final String path) {
        final AtomicBoolean enough = new AtomicBoolean();
        final FutureTask<Integer> asker = new FutureTask<>(() -> {
            int answers = 0;
            while (!enough.get()) {
                get(api(hub, path));
                answers++;
            }
            return answers;
        });
        Thread.ofVirtual().start(asker);
        return () -> {
            enough.set(true);
            asker.get();
        };
    }

    private String api(final HubAddress hub, final String path) {
        return hub.http() + "api/v1/" + path + year();
    }

    private String year() {
        final LocalDate today = clock.now().atZone(ZoneOffset.UTC).toLocalDate();
        return "measure=asi-4a&from=" + today.minusDays(YEAR) + "&to=" + today.plusDays(1);
    }

    private void ask(final HubAddress hub, final String what, final String path, final String goal)
            throws IOException, InterruptedException {
        final LocalDate today = clock.now().atZone(ZoneOffset.UTC).toLocalDate();
        final Samples samples = new Samples();
        for (int i = 0; i < QUERIES; i++) {
            final LocalDate from = today.minusDays(YEAR - i % FIRST_DAYS);
            final long begin = clock.nanos();
            get(hub.http() + "api/v1/" + path + "measure=asi-4a&from=" + from + "&to=" + today.plusDays(1));
            if (i == 0) {
                results.add(what + ", first", (clock.nanos() - begin) / 1e6, "ms", "");
            } else {
                samples.addNanos(clock.nanos() - begin);
            }
        }
        results.addLatency(what, samples, goal);
    }

    private void get(final String address) throws IOException, InterruptedException {
        final HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + system.token())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered " + answer.statusCode());
        }
    }
}
