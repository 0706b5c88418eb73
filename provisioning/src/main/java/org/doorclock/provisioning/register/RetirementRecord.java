// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.util.List;
import java.util.Optional;
import org.doorclock.wire.Destruction;

/**
 * What is known of a device's end: the same whenever it is asked.
 *
 * @param end when, and by whom
 * @param revoked the certificates that ended with it
 * @param said what the device said of its data when it retired, as the hub has it; empty if the hub has nothing or was not asked
 */
public record RetirementRecord(
        Device device, Device.Retired end, List<IssuedCertificate> revoked, Optional<String> said) {

    /** @throws ProvisionException if the device is in use */
    public static RetirementRecord of(final Contents now, final DeviceName name) throws ProvisionException {
        final Device device = Register.known(now, name);
        final Device.Retired end =
                device.retired().orElseThrow(() -> ProvisionException.badInput(name + ": is not retired."));
        return new RetirementRecord(
                device,
                end,
                now.certificates().stream()
                        .filter(certificate -> certificate.isOf(name))
                        .filter(certificate -> certificate
                                .revoked()
                                .filter(revocation -> revocation.at().equals(end.at()))
                                .isPresent())
                        .toList(),
                Optional.empty());
    }

    /** The same with the hub's part. */
    public RetirementRecord with(final Optional<String> heard) {
        return new RetirementRecord(device, end, revoked, heard);
    }

    /** What became of its data; empty if nobody knows. */
    public Optional<Destruction> destruction() {
        return said.flatMap(Destruction::in);
    }

    /** A file's name for it, without an ending: the asset tag and the day, in UTC. */
    public String fileName() {
        return device.assetTag() + "-" + end.at().toString().substring(0, 10);
    }
}
