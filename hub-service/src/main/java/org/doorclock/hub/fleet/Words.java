// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorclock.event.Check;
import org.doorclock.event.Standing;
import org.doorclock.hub.devices.ClockOffset;
import org.doorclock.hub.devices.Condition;
import org.doorclock.hub.devices.Device;
import org.doorclock.wire.Health;
import org.doorclock.wire.UpdateReport.State;

/** What the hub knows of a device, as people read it. Times are Europe/London. */
final class Words {

    static final String UNKNOWN = "–";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK).withZone(ZoneId.of("Europe/London"));
    private static final double GIBIBYTE = 1L << 30;
    private static final long MEBIBYTE = 1L << 20;
    private static final long SECONDS_A_MINUTE = 60;
    private static final long SECONDS_AN_HOUR = 3600;
    private static final long HOURS_TO_DAYS = 48;

    private Words() {}

    static String time(final Instant at) {
        return TIME.format(at);
    }

    static String day(final Instant at) {
        return DAY.format(at);
    }

    /** Such as {@code 3 min}; what is in the future is none. */
    static String length(final Duration duration) {
        final long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 2 * SECONDS_A_MINUTE) {
            return seconds + " s";
        }
        if (seconds < 2 * SECONDS_AN_HOUR) {
            return seconds / SECONDS_A_MINUTE + " min";
        }
        final long hours = seconds / SECONDS_AN_HOUR;
        return hours < HOURS_TO_DAYS ? hours + " h" : hours / 24 + " days";
    }

    static String condition(final Condition condition) {
        return switch (condition) {
            case ONLINE -> "Online";
            case DEGRADED -> "Degraded";
            case OFFLINE -> "Offline";
            case NEVER_SEEN -> "Never seen";
        };
    }

    static String standing(final Standing standing) {
        return switch (standing) {
            case PLANNED -> "Planned";
            case PENDING -> "Pending";
            case COMMISSIONED -> "Commissioned";
            case RETIRED -> "Retired";
        };
    }

    /** Since when it is so, and what is wrong. */
    static String why(final Device device, final Condition condition, final Instant now) {
        return switch (condition) {
            case ONLINE -> "";
            case DEGRADED -> faults(Condition.faults(device));
            case OFFLINE ->
                device.since()
                        .map(since -> "since " + time(since) + ", " + length(Duration.between(since, now)))
                        .orElse("not heard since the hub started");
            case NEVER_SEEN -> "";
        };
    }

    static String faults(final List<String> faults) {
        return faults.stream().map(Words::fault).collect(Collectors.joining(", "));
    }

    static String fault(final String fault) {
        return switch (fault) {
            case "clock-unchecked" -> "clock not checked";
            case "clock-far" -> "clock wrong";
            case "storage-low" -> "storage nearly full";
            case "certificate-expired" -> "certificate expired";
            case "not-enrolled" -> "not enrolled";
            case "certificate-expiring" -> "certificate expires soon and cannot be renewed";
            default -> fault.replace('-', ' ');
        };
    }

    static String queue(final Optional<Health> health) {
        return health.map(said -> said.queued() == 0
                        ? "0"
                        : said.queued() + ", oldest " + length(Duration.ofSeconds(said.oldestQueuedSeconds())))
                .orElse(UNKNOWN);
    }

    static String clock(final Device device) {
        final Optional<ClockOffset> far = device.offset().filter(ClockOffset::isFar);
        return far.map(offset -> "off by " + length(offset.ahead().abs())
                        + (offset.ahead().isNegative() ? ", slow" : ", fast"))
                .or(() -> device.health().map(Words::clock))
                .orElse(UNKNOWN);
    }

    private static String clock(final Health health) {
        return switch (health.clock()) {
            case NTP -> "NTP, ±\u00a0" + millis(health.clockUncertaintyMillis());
            case RTC -> "clock module, ±\u00a0" + millis(health.clockUncertaintyMillis());
            case HOLDOVER -> "holdover, ±\u00a0" + millis(health.clockUncertaintyMillis());
            case NONE -> "not checked";
        };
    }

    private static String millis(final long millis) {
        return millis < 2000 ? millis + "\u00a0ms" : length(Duration.ofMillis(millis));
    }

    static String storage(final Optional<Health> health) {
        return health.map(said -> said.storageFreeBytes() >= GIBIBYTE
                        ? String.format(Locale.UK, "%.1f GiB free", said.storageFreeBytes() / GIBIBYTE)
                        : said.storageFreeBytes() / MEBIBYTE + " MiB free")
                .orElse(UNKNOWN);
    }

    static String encrypted(final Optional<Health> health) {
        return health.flatMap(Health::encrypted)
                .map(is -> is ? "encrypted" : "not encrypted")
                .orElse(UNKNOWN);
    }

    static String temperature(final Optional<Health> health) {
        return health.filter(said -> said.temperatureCelsius().isPresent())
                .map(said -> Math.round(said.temperatureCelsius().getAsDouble()) + " °C")
                .orElse(UNKNOWN);
    }

    static String reader(final Optional<Health> health) {
        return health.map(said -> said.reader() ? "There" : "Missing").orElse(UNKNOWN);
    }

    static String certificate(final Optional<Health> health, final Instant now) {
        return health.flatMap(Health::certificateExpires)
                .map(expires -> expires.isAfter(now)
                        ? "good for " + length(Duration.between(now, expires))
                        : "expired " + day(expires))
                .orElse(UNKNOWN);
    }

    /** How it stands with a new version; empty if there is nothing to say. */
    static String update(final Device device) {
        return device.health()
                .flatMap(Health::update)
                .filter(update -> update.state() != State.RUNNING)
                .map(update -> update.version() + " " + state(update.state())
                        + (update.text().isEmpty() ? "" : ": " + update.text()))
                .orElse("");
    }

    private static String state(final State state) {
        return switch (state) {
            case FETCHING -> "is being fetched";
            case WAITING -> "waits";
            case STARTING -> "starts";
            case ON_TRIAL -> "is on trial";
            case RUNNING -> "runs";
            case ROLLED_BACK -> "was taken back";
            case REFUSED -> "is refused";
        };
    }

    static String check(final Check check) {
        return switch (check) {
            case POWER -> "Power supply";
            case NETWORK -> "Network: the hub is reached";
            case CLOCK -> "Clock is synchronised";
            case READER_LAYOUT -> "Reader sends every character as printed";
            case WRISTBAND_SCAN -> "Test wristband is read and saved";
            case HUB_RECEIPT -> "Scan was seen by the hub, and its receipt came back";
            case UNDO -> "Undo";
            case SOUND -> "Sound was heard";
            case OFFLINE -> "Scan without network was kept and sent later";
            case READING_DISTANCE -> "Reads from the distance that the place needs";
        };
    }

    static String result(final Check.Result result) {
        return switch (result) {
            case PASSED -> "Passed";
            case FAILED -> "Failed";
            case OPEN -> "Not done";
            case ABSENT -> "Not fitted";
        };
    }
}
