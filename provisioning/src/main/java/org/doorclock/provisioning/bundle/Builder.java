// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorclock.provisioning.doors.DoorRow;
import org.doorclock.provisioning.doors.Finding;
import org.doorclock.provisioning.doors.Network;
import org.doorclock.provisioning.doors.SheetException;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.DeviceState;
import org.doorclock.provisioning.register.EnrolmentToken;
import org.doorclock.provisioning.register.PlanException;
import org.doorclock.provisioning.register.Planned;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.Row;
import org.doorclock.time.TimeSource;

/**
 * Makes bundles of rows: all rows are planned first, or none is and nothing is written. A bundle that is right already is not
 * touched. A device that has an identity keeps its bundle, whatever its row says, until somebody asks for a new one.
 *
 * @param again asset tags whose bundle is to be made anew, with a new token
 * @param trust whom the devices are to believe
 * @param program the door's package; empty if devices get it from elsewhere
 * @param valid how long tokens wait
 * @param who for the audit log
 */
record Builder(
        Register register,
        Signer signer,
        Verification verification,
        SiteFile site,
        WifiPasswords wifi,
        BundleFolder folder,
        Set<String> again,
        Trusted trust,
        byte[] program,
        Duration valid,
        String who,
        TimeSource time) {

    /** What became of a row's bundle. */
    enum Outcome {
        MADE,
        UNCHANGED,
        /** The device has an identity, or had it taken: only {@code --again} makes it a new one. */
        LEFT
    }

    record Built(DoorRow row, Outcome outcome) {}

    List<Built> build(final List<DoorRow> rows, final Progress progress) throws IOException, SheetException {
        requireWifi(rows);
        final List<Planned> planned = plan(rows);
        folder.open();
        final CloudInit init = new CloudInit(site, wifi);
        final List<Built> built = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            final Card card = Card.of(rows.get(i), site, init, trust, program);
            built.add(new Built(rows.get(i), one(card, planned.get(i))));
            progress.step(rows.get(i).assetTag());
        }
        return built;
    }

    private void requireWifi(final List<DoorRow> rows) throws SheetException {
        final List<Finding> findings = new ArrayList<>();
        for (final DoorRow row : rows) {
            if (row.network() instanceof Network.Wifi radio && !wifi.has(radio.name())) {
                findings.add(new Finding(
                        row.row(),
                        "network",
                        "the password of this Wi-Fi is not known",
                        "Put it in the file that --wifi-passwords names, as name=password",
                        true));
            }
        }
        if (!findings.isEmpty()) {
            throw new SheetException(findings);
        }
    }

    private List<Planned> plan(final List<DoorRow> rows) throws IOException, SheetException {
        try {
            return register.plan(
                    rows.stream()
                            .map(row -> new Row(name(row), row.door(), row.assetTag()))
                            .toList(),
                    valid,
                    who);
        } catch (PlanException e) {
            throw new SheetException(e.faults().stream()
                    .map(fault -> new Finding(rows.get(fault.row()).row(), "", withoutStop(fault.says()), "", true))
                    .toList());
        }
    }

    private Outcome one(final Card card, final Planned planned) throws IOException {
        final Path bundle = folder.of(card.row().assetTag());
        final Device device = planned.device();
        if (again.contains(card.row().assetTag())) {
            return make(card, reissued(card));
        }
        if (planned.token().isPresent()) {
            return make(card, planned.token().get());
        }
        if (device.state() != DeviceState.PLANNED || device.token().isEmpty()) {
            return Outcome.LEFT;
        }
        final Optional<EnrolmentToken> there =
                BundleFolder.read(bundle, Paths.TOKEN).map(token -> EnrolmentToken.of(new String(token, UTF_8)));
        final boolean waits = device.canEnrol(time.now())
                && there.isPresent()
                && device.token().get().isOf(there.get());
        if (!waits) {
            return make(card, reissued(card));
        }
        return card.isIn(bundle) && verification.faults(bundle).isEmpty() ? Outcome.UNCHANGED : make(card, there.get());
    }

    private EnrolmentToken reissued(final Card card) throws IOException {
        return register.reissue(name(card.row()), valid, who);
    }

    private Outcome make(final Card card, final EnrolmentToken token) throws IOException {
        folder.replace(card.row().assetTag(), card.signed(token.reveal(), signer));
        return Outcome.MADE;
    }

    private static DeviceName name(final DoorRow row) {
        return new DeviceName(row.site(), row.name());
    }

    private static String withoutStop(final String sentence) {
        return sentence.replaceFirst("\\.$", "");
    }
}
