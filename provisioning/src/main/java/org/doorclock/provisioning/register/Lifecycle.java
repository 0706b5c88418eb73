// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.doorclock.time.TimeSource;

/**
 * How devices lose their identity. Each is one write of the register: a power cut leaves all of it undone or all of it
 * done, and no moment in which a door has two devices with an identity. The revocation list follows from the register.
 */
public final class Lifecycle {

    private final Register register;
    private final TimeSource time;

    /** What a swap made. */
    public record Swapped(Device retired, Device planned, EnrolmentToken token) {}

    public Lifecycle(final Register register, final TimeSource time) {
        this.register = register;
        this.time = time;
    }

    /**
     * Takes a device's identity: its certificates and its token are worth nothing from now on. It is planned again, and
     * waits for {@link Register#reissue}.
     */
    public Device revoke(final DeviceName name, final RevocationReason reason, final String who) throws IOException {
        final Instant at = time.now();
        final Device revoked = register.change(now -> {
            final Device device = Register.known(now, name);
            final Device without = device.isActive() ? device.withoutIdentity() : device;
            return new Register.Changed<>(
                    now.revoked(name.toString(), at, reason).with(without), without);
        });
        register.audit().done(who, ProvisionWords.REVOKE, name + ": " + reason.word());
        return revoked;
    }

    /**
     * Revokes what is not a device's, such as {@code server:hub}.
     *
     * @throws ProvisionException if the holder has nothing that could be revoked
     */
    public void revokeHolder(final String holder, final RevocationReason reason, final String who) throws IOException {
        final Instant at = time.now();
        register.change(now -> {
            final Contents changed = now.revoked(holder, at, reason);
            if (changed.equals(now)) {
                throw ProvisionException.badInput(holder + ": has no certificate that could be revoked.");
            }
            return new Register.Changed<>(changed, true);
        });
        register.audit().done(who, ProvisionWords.REVOKE_HOLDER, holder + ": " + reason.word());
    }

    /** Takes a device out of use: as {@link #revoke}, and it gets no identity again. Its door is free. */
    public Device retire(final DeviceName name, final String who) throws IOException {
        final Instant at = time.now();
        final Device retired = register.change(now -> {
            final Device device = Register.known(now, name);
            if (!device.isActive()) {
                throw ProvisionException.badInput(name + ": was retired "
                        + device.retired().map(end -> end.at().toString()).orElse("") + " already.");
            }
            return new Register.Changed<>(retired(now, device, at, who), device.retired(at, who));
        });
        register.audit().done(who, ProvisionWords.RETIRE, name + " from " + retired.door());
        return retired;
    }

    /**
     * Puts a device in the place of another: the old one is retired, the new one planned for the same door.
     *
     * @param fresh unknown, or retired earlier; its label says {@code assetTag}
     * @param valid how long its token waits
     * @throws ProvisionException if the old one is not in use or the new one is, elsewhere
     */
    public Swapped swap(
            final DeviceName old, final DeviceName fresh, final String assetTag, final Duration valid, final String who)
            throws IOException {
        final Instant at = time.now();
        final EnrolmentToken token = EnrolmentToken.random();
        final Swapped swapped = register.change(now -> {
            final Device before = Register.known(now, old);
            requireSwappable(now, before, fresh);
            final Device after =
                    Device.planned(new Row(fresh, before.door(), assetTag), TokenRecord.of(token, at.plus(valid)));
            return new Register.Changed<>(
                    retired(now, before, at, who).with(after), new Swapped(before.retired(at, who), after, token));
        });
        register.audit()
                .done(
                        who,
                        ProvisionWords.SWAP,
                        old + " by " + fresh + " at " + swapped.planned().door());
        return swapped;
    }

    private static Contents retired(final Contents now, final Device device, final Instant at, final String who) {
        return now.revoked(device.name().toString(), at, RevocationReason.CESSATION_OF_OPERATION)
                .with(device.retired(at, who));
    }

    private static void requireSwappable(final Contents now, final Device before, final DeviceName fresh)
            throws ProvisionException {
        if (!before.isActive()) {
            throw ProvisionException.badInput(before.name() + ": is retired, so there is nothing to swap."
                    + now.at(before.name().site(), before.door())
                            .map(device -> " Door " + before.door() + " has " + device.name()
                                    + "; 'provision token' makes it another token.")
                            .orElse(""));
        }
        if (!before.name().site().equals(fresh.site())) {
            throw ProvisionException.badInput(fresh + ": belongs to another site than " + before.name() + ".");
        }
        if (now.device(fresh).filter(Device::isActive).isPresent()) {
            throw ProvisionException.badInput(
                    fresh + ": is in use itself. Retire it first, or name a device that is not.");
        }
    }
}
