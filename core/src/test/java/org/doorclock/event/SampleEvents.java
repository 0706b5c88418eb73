// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;

/** One event of every kind that a device can record. */
public final class SampleEvents {

    static final Instant WHEN = Instant.parse("2026-04-01T10:00:00.123456789Z");
    static final PatientRef PATIENT =
            new PatientRef(List.of("t1_sf7gR4DD.OvmKRRIg.lFJwuFmf", "t1_AAAAAAAA.BBBBBBBB.CCCCCCCC"), "s1_AbC-_09");
    private static final PatientRef OTHER = new PatientRef(List.of("t1_DDDDDDDD.EEEEEEEE.FFFFFFFF"), "");
    private static final ClockReading READING =
            new ClockReading(WHEN, ClockSource.RTC, Duration.ofSeconds(1), "boot-1", Duration.ofHours(1));

    private SampleEvents() {}

    public static List<Event> all() {
        return Stream.concat(
                        Arrays.stream(Milestone.values())
                                .map(m -> new Fact.Reached(
                                        m,
                                        PATIENT,
                                        CaptureMethod.WRISTBAND,
                                        Optional.of(Pathway.STROKE),
                                        "late entry")),
                        Stream.of(
                                new Fact.Reached(
                                        Milestone.SCAN_START, OTHER, CaptureMethod.BUTTON, Optional.empty(), ""),
                                new Fact.Reached(
                                        Milestone.REPORT_PUBLISHED,
                                        OTHER,
                                        CaptureMethod.MANUAL,
                                        Optional.of(Pathway.TIA),
                                        "",
                                        new Details(
                                                Optional.of(Modality.MRI),
                                                Optional.of(ArrivalMode.TRANSFER),
                                                Optional.of(Urgency.URGENT),
                                                Optional.of(Reporter.RADIOGRAPHER))),
                                new Fact.Placed(PATIENT, new Place("5055207100010", "BAY3", "Resus 1")),
                                new Fact.Placed(PATIENT, new Place("5055207100010", "", "")),
                                new Fact.Voided("epoch-1/7", "undone at the door"),
                                new Fact.Voided("epoch-1/7", ""),
                                new Fact.CaseClosed(PATIENT, CloseReason.SCANNED_ELSEWHERE),
                                new Fact.IdentityLinked(PATIENT, OTHER),
                                new Fact.ClockAnchor(READING),
                                new Fact.DeviceStarted("0.1.0"),
                                new Fact.TestScan(),
                                new Fact.DeviceTested(
                                        Map.of(Check.POWER, Check.Result.ABSENT, Check.UNDO, Check.Result.PASSED)),
                                new Fact.DeviceStanding("ct1", Standing.COMMISSIONED, "epoch-1/41"),
                                new Fact.DeviceStanding("ct1", Standing.RETIRED, "")))
                .map(SampleEvents::event)
                .toList();
    }

    static Event event(final Fact fact) {
        return event(fact, Occurrence.witnessed(READING));
    }

    static Event event(final Fact fact, final Occurrence occurred) {
        return new Event(new Origin("rxx", "ct1", "epoch-1", 42), "ct-door-1", fact, occurred, WHEN.plusMillis(3));
    }

    static Occurrence told() {
        return Occurrence.told(new TimeInterval(WHEN, WHEN.plusSeconds(60)));
    }
}
