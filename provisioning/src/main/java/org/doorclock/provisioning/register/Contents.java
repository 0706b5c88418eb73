// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the register holds at one moment. Whatever is made here keeps the register's rules: a device, a tag and a
 * certificate are there once, and no door has two active devices.
 */
public record Contents(List<Device> devices, List<IssuedCertificate> certificates) {

    static final Contents NONE = new Contents(List.of(), List.of());

    public Contents {
        devices =
                devices.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
        certificates = List.copyOf(certificates);
        requireOnce(devices.stream().map(device -> "device " + device.name()).toList());
        requireOnce(devices.stream()
                .filter(Device::isActive)
                .map(device -> "door " + device.name().site() + "/" + device.door())
                .toList());
        requireOnce(certificates.stream()
                .map(certificate -> "certificate " + certificate.serial())
                .toList());
    }

    public Optional<Device> device(final DeviceName name) {
        return devices.stream().filter(device -> device.name().equals(name)).findFirst();
    }

    public Optional<IssuedCertificate> certificate(final String serial) {
        return certificates.stream()
                .filter(certificate -> certificate.serial().equals(serial))
                .findFirst();
    }

    /** The device that has the door. */
    public Optional<Device> at(final String site, final String door) {
        return devices.stream()
                .filter(device -> device.isActive()
                        && device.name().site().equals(site)
                        && device.door().equals(door))
                .findFirst();
    }

    /** With this device in the place of the one of its name, or as one more. */
    public Contents with(final Device changed) {
        final List<Device> all = new ArrayList<>(devices);
        all.removeIf(device -> device.name().equals(changed.name()));
        all.add(changed);
        return new Contents(all, certificates);
    }

    public Contents with(final IssuedCertificate certificate) {
        final List<IssuedCertificate> all = new ArrayList<>(certificates);
        all.add(certificate);
        return new Contents(devices, all);
    }

    /**
     * Without those of a device's certificates that have ended by themselves: {@code issued.jsonl} has them for ever. Those
     * whose key somebody else may have stay, as that key must never be certified again.
     */
    public Contents withoutExpired(final DeviceName name, final Instant at) {
        return new Contents(
                devices,
                certificates.stream()
                        .filter(certificate -> !certificate.isOf(name)
                                || !at.isAfter(certificate.expires())
                                || certificate.isCompromised())
                        .toList());
    }

    /**
     * With every certificate of a holder revoked that can still be used. If somebody else may have the keys, then those of
     * all its certificates: what was revoked for a lesser reason or has ended gets this one too.
     */
    public Contents revoked(final String holder, final Instant at, final RevocationReason reason) {
        return new Contents(
                devices,
                certificates.stream()
                        .map(certificate -> certificate.holder().equals(holder)
                                        && (certificate.isValid(at) || reason == RevocationReason.KEY_COMPROMISE)
                                ? certificate.revoked(at, reason)
                                : certificate)
                        .toList());
    }

    private static void requireOnce(final List<String> things) {
        final Map<String, Integer> seen = new HashMap<>();
        for (final String thing : things) {
            if (seen.merge(thing, 1, Integer::sum) > 1) {
                throw new IllegalArgumentException(thing + " would be there twice");
            }
        }
    }
}
