// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.EnrolmentToken;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.Row;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.time.TimeSource;

/** An authority for tests, whose keys are weakly encrypted so that no test waits for them. */
public final class TestAuthority {

    public static final String PASSPHRASE = "correct horse battery";

    private static final int FEW_ROUNDS = 1000;

    private TestAuthority() {}

    /** Below a folder, with the server certificate {@code enrol} for localhost. */
    public static AuthorityFolder make(final Path below, final TimeSource time) throws IOException {
        final AuthorityFolder files = new Founding("Example Trust", time, FEW_ROUNDS)
                .found(below.resolve("authority"), passphrase(), passphrase());
        new Servers(open(files, Storage.DISK, time)).server("enrol", List.of(Alternatives.of("localhost")));
        return files;
    }

    public static Authority open(final AuthorityFolder files, final Storage storage, final TimeSource time)
            throws IOException {
        return Authority.open(files, passphrase(), storage, time);
    }

    /** A device at a door of its own, with its token. */
    public static EnrolmentToken plan(final Register register, final DeviceName name) throws IOException {
        final Row row = new Row(name, "door-of-" + name.device(), name.device().toUpperCase(java.util.Locale.ROOT));
        return register.plan(List.of(row), Register.TOKEN_VALID, "os:test")
                .getFirst()
                .token()
                .orElseThrow();
    }

    private static Passphrase passphrase() {
        return Passphrase.of(PASSPHRASE.toCharArray());
    }
}
