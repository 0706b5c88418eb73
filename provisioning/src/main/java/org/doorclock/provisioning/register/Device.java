// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.time.Instant;
import java.util.Optional;

/**
 * A device as the register has it.
 *
 * @param door the place it serves; outlives it
 * @param assetTag as printed on its label
 * @param token the one that is out, or was used and not yet destroyed; empty if there is none
 * @param retired since when it is, and who said so; empty unless it is
 */
public record Device(
        DeviceName name,
        String door,
        String assetTag,
        DeviceState state,
        Optional<TokenRecord> token,
        Optional<Retired> retired) {

    /**
     * The end of its use.
     *
     * @param by who, as the audit log names them
     */
    public record Retired(Instant at, String by) {}

    /** Whether it has its door: no other device may have it meanwhile. */
    public boolean isActive() {
        return state != DeviceState.RETIRED;
    }

    /** Whether its token can be used at that time, by a device that has not used it yet. */
    public boolean canEnrol(final Instant at) {
        return token.filter(record -> record.use().isEmpty() && record.isValid(at))
                .isPresent();
    }

    static Device planned(final Row row, final TokenRecord token) {
        return new Device(
                row.name(), row.door(), row.assetTag(), DeviceState.PLANNED, Optional.of(token), Optional.empty());
    }

    Device as(final Row row) {
        return new Device(name, row.door(), row.assetTag(), state, token, retired);
    }

    /** With an identity, got by that token. */
    public Device enrolled(final TokenRecord used) {
        return new Device(name, door, assetTag, DeviceState.PENDING, Optional.of(used), retired);
    }

    Device with(final TokenRecord fresh) {
        return new Device(name, door, assetTag, state, Optional.of(fresh), retired);
    }

    /** The token is no more. */
    public Device withoutToken() {
        return new Device(name, door, assetTag, state, Optional.empty(), retired);
    }

    /** It has no identity any more. */
    Device withoutIdentity() {
        return new Device(name, door, assetTag, DeviceState.PLANNED, Optional.empty(), retired);
    }

    Device retired(final Instant at, final String by) {
        return new Device(
                name, door, assetTag, DeviceState.RETIRED, Optional.empty(), Optional.of(new Retired(at, by)));
    }

    boolean isAs(final Row row) {
        return door.equals(row.door()) && assetTag.equals(row.assetTag());
    }
}
