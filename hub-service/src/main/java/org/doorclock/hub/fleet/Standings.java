// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.doorclock.audit.AuditEntry;
import org.doorclock.audit.AuditLog;
import org.doorclock.event.Correction;
import org.doorclock.event.Fact;
import org.doorclock.event.Names;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Standing;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.audit.AuditWords;
import org.doorclock.hub.casefiles.Reason;
import org.doorclock.hub.devices.Commissioning;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.store.Draft;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Source;
import org.doorclock.journal.JournalException;
import org.doorclock.time.TimeInterval;
import org.doorclock.time.TimeSource;

/**
 * What people say devices are: each an event of the hub's own, with who and why; nothing is overwritten. Planned, then pending
 * (there and not signed for), then commissioned on a self-test that passed, then retired. For many threads; one at a time.
 */
final class Standings {

    private static final int KEY_BYTES = 16;

    private final Roster roster;
    private final EventStore store;
    private final AuditLog audit;
    private final TimeSource time;
    private final SecureRandom random = new SecureRandom();

    Standings(final Roster roster, final EventStore store, final AuditLog audit, final TimeSource time) {
        this.roster = roster;
        this.store = store;
        this.audit = audit;
        this.time = time;
    }

    /**
     * @param door of a planned device; empty where the hub knows it
     * @param typed why, or what whoever signs wants to have on record
     * @throws ProblemException if it cannot be said of this device now
     * @throws JournalException if the store cannot take it
     */
    synchronized void record(
            final String site,
            final String device,
            final Standing standing,
            final String door,
            final String typed,
            final Caller caller)
            throws JournalException {
        final String note = Reason.of(typed);
        final Optional<Roster.Member> known = roster.find(site, device);
        if (standing == Standing.PLANNED) {
            requireNames(site, device, door);
        }
        if (standing != Standing.PLANNED && known.isEmpty()) {
            roster.open(site, device);
        }
        final Optional<Commissioning.Signed> before = roster.commissioning().latest(site, device);
        final Fact.DeviceStanding fact =
                new Fact.DeviceStanding(device, standing, test(site, device, standing, before));
        final Instant now = time.now();
        final Draft draft = new Draft(
                place(door, device, known),
                fact,
                Occurrence.told(TimeInterval.exactly(now)),
                Optional.of(new Correction(caller.name(), note, key())));
        final String about = site + "/" + device + ", " + standing.wireName();
        audit.done(caller.name(), AuditWords.DEVICE_STANDING, about);
        try {
            store.record(site, Source.COMMISSIONING, List.of(draft));
        } catch (JournalException e) {
            audit.append(caller.name(), AuditWords.DEVICE_STANDING, AuditEntry.Outcome.FAILED, about);
            throw e;
        }
    }

    private static void requireNames(final String site, final String device, final String door) {
        if (!Names.isValid(site) || !Names.isValid(device) || Source.isTheHubs(device) || !Names.isValid(door)) {
            throw wrong("The site, the device or the door is not a name.", "Each " + Names.RULE + ".");
        }
    }

    /** What is signed for; may be empty where nothing is. */
    private String test(
            final String site,
            final String device,
            final Standing standing,
            final Optional<Commissioning.Signed> before) {
        final Standing now = before.map(Commissioning.Signed::standing).orElse(Standing.PENDING);
        if (now == standing && before.isPresent()) {
            throw conflict("The device is " + standing.wireName() + " already.", "Look at its record for who said so.");
        }
        return switch (standing) {
            case PLANNED -> {
                if (roster.find(site, device).isPresent() && now != Standing.RETIRED) {
                    throw conflict("The device is there already.", "Only a new or a retired device can be planned.");
                }
                yield "";
            }
            case PENDING -> {
                if (now != Standing.COMMISSIONED) {
                    throw conflict("The device is not commissioned.", "Only what was commissioned can be taken back.");
                }
                yield "";
            }
            case COMMISSIONED -> passed(site, device, now, before);
            case RETIRED -> "";
        };
    }

    /** A test from before the device was taken out of use says nothing of it now. */
    private String passed(
            final String site, final String device, final Standing now, final Optional<Commissioning.Signed> before) {
        if (now == Standing.RETIRED) {
            throw conflict("The device is retired.", "Plan it anew first.");
        }
        final long after = before.map(Commissioning.Signed::position).orElse(0L);
        return roster.commissioning()
                .latestTest(site, device)
                .filter(test -> test.position() > after)
                .filter(test -> test.results().passed())
                .map(Commissioning.Tested::eventId)
                .orElseThrow(() -> conflict(
                        "The device's last self-test did not pass, or there was none since it was planned or taken back.",
                        "Scan the self-test symbol at the door and finish every check."));
    }

    private static String place(final String door, final String device, final Optional<Roster.Member> known) {
        return Optional.of(door)
                .filter(Names::isValid)
                .or(() -> known.map(Roster.Member::device).map(Device::door).filter(Names::isValid))
                .orElse(device);
    }

    private String key() {
        final byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ProblemException conflict(final String detail, final String remedy) {
        return new ProblemException(
                new Problem(409, "wrong-standing", "This cannot be said of the device now", detail, remedy));
    }

    private static ProblemException wrong(final String detail, final String remedy) {
        return new ProblemException(Problem.unprocessable(detail, remedy));
    }
}
