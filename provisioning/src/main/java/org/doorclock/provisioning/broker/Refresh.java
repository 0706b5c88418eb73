// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.doorclock.files.WholeFile;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Pem;
import org.doorclock.tls.Trust;

/**
 * Brings the revocation list and the devices of a running broker up to date. What is in force is noted only after the
 * broker was told, so that a refresh that was interrupted is made good by the next.
 *
 * @param folder of the broker's files
 */
record Refresh(Path folder, Plan plan, Running broker, TimeSource time) {

    static final String IN_FORCE_FILE = ".doorclock-in-force";

    private static final String REVOKED = "revoked";

    /** What was done. */
    enum Done {
        NOTHING("nothing had changed"),
        RELOADED("the broker was told; connections stayed"),
        RESTARTED("certificates were revoked, and the broker was restarted so that nobody stays connected with them");

        private final String words;

        Done(final String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** @throws IOException if a part is not to be had; the revocation list is looked after even if the devices are not */
    Done run() throws IOException {
        final Revocations revocations = Revocations.fetch(plan, folder.resolve(MosquittoText.CRL_FILE));
        OwnFiles.in(folder)
                .write(MosquittoText.CRL_FILE, Pem.text(revocations.trust().crls()));
        try {
            final OwnFiles own = OwnFiles.in(folder);
            final String rights = MosquittoText.rights(DeviceNames.read(plan.devices(), time));
            own.check(MosquittoText.RIGHTS_FILE, rights);
            own.write(MosquittoText.RIGHTS_FILE, rights);
        } catch (ProvisionException e) {
            tell(revocations);
            throw e;
        }
        final Done done = tell(revocations);
        revocations.requireInForce(time.now());
        return done;
    }

    /** Notes that a broker that starts now has it all. */
    void note(final Revocations revocations) throws IOException {
        WholeFile.replaceForAll(
                folder.resolve(IN_FORCE_FILE),
                OwnFiles.text(wanted(revocations)).getBytes(UTF_8));
    }

    private Done tell(final Revocations revocations) throws IOException {
        final Map<String, String> inForce = OwnFiles.properties(folder.resolve(IN_FORCE_FILE));
        final Map<String, String> wanted = wanted(revocations);
        if (wanted.equals(inForce)) {
            return Done.NOTHING;
        }
        final Set<String> added = new TreeSet<>(revocations.serials());
        added.removeAll(Arrays.asList(inForce.getOrDefault(REVOKED, "").split(",")));
        if (added.isEmpty()) {
            broker.reload();
        } else {
            broker.restart();
        }
        note(revocations);
        return added.isEmpty() ? Done.RELOADED : Done.RESTARTED;
    }

    private Map<String, String> wanted(final Revocations revocations) throws IOException {
        final Map<String, String> wanted = new TreeMap<>();
        wanted.put(REVOKED, String.join(",", revocations.serials()));
        for (final Path file : new Path[] {
            folder.resolve(MosquittoText.CRL_FILE),
            folder.resolve(MosquittoText.RIGHTS_FILE),
            plan.tls().resolve(Identity.CERTIFICATE_FILE),
            plan.tls().resolve(Trust.AUTHORITIES_FILE)
        }) {
            wanted.put(file.getFileName().toString(), OwnFiles.digest(Files.readString(file)));
        }
        return wanted;
    }
}
