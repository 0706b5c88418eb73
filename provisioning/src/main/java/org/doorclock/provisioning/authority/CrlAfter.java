// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import java.io.IOException;
import org.doorclock.provisioning.register.Storage;
import picocli.CommandLine.Mixin;

/** Signs the revocation list behind a command that revoked, where it can. */
public final class CrlAfter {

    static final String BY_SERVE =
            "The revocation list follows within seconds while 'provision serve' runs; else sign it:"
                    + " doorclock provision crl";

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    /** With a passphrase file at once; without one it is left to the enrolment server. @return what to say of it */
    public String sign(final AuthorityOptions options) throws IOException {
        if (!passphrase.isFile()) {
            return BY_SERVE;
        }
        try (Passphrase secret = passphrase.get()) {
            Authority.open(options.files(), secret, Storage.DISK, options.time())
                    .crl()
                    .sign();
        }
        return options.files().crl() + ": signed.";
    }
}
