// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.provisioning.doors.DoorRow;

/**
 * What goes on a device's boot partition, but for the token and the signature.
 *
 * @param files path to content, in the order of writing
 */
record Card(DoorRow row, Map<String, byte[]> files) {

    private static final int VERSION_DIGITS = 12;

    /**
     * @param trust whom the device is to believe
     * @param program the door's package; empty if devices get it from elsewhere
     */
    static Card of(
            final DoorRow row, final SiteFile site, final CloudInit init, final Trusted trust, final byte[] program) {
        final Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(Paths.USER_DATA, init.userData(row).getBytes(UTF_8));
        files.put(Paths.NETWORK_CONFIG, init.networkConfig(row).getBytes(UTF_8));
        files.put(Paths.DOOR, DoorFile.of(row, site, trust.release().length > 0).getBytes(UTF_8));
        files.put(Paths.CA, trust.anchors());
        if (trust.release().length > 0) {
            files.put(Paths.RELEASE_TRUST, trust.release());
        }
        if (program.length > 0) {
            files.put(Paths.PACKAGE, program);
        }
        final StringBuilder all = new StringBuilder();
        files.values().forEach(content -> all.append(Manifest.digest(content)));
        final String version = Manifest.digest(all.toString().getBytes(UTF_8)).substring(0, VERSION_DIGITS);
        files.put(Paths.META_DATA, init.metaData(row, version).getBytes(UTF_8));
        return new Card(row, files);
    }

    /** All of it, signed. */
    Map<String, byte[]> signed(final String token, final Signer signer) throws IOException {
        final Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.put(Paths.TOKEN, token.getBytes(UTF_8));
        final Map<String, String> digests = new LinkedHashMap<>();
        all.forEach((path, content) -> digests.put(path, Manifest.digest(content)));
        final byte[] manifest = Manifest.of(row, digests).encode();
        all.put(Paths.MANIFEST, manifest);
        all.put(Paths.SIGNATURE, signer.sign(manifest));
        return all;
    }

    /** Whether a bundle that is there holds the same, whatever its token. */
    boolean isIn(final Path bundle) throws IOException {
        for (final Map.Entry<String, byte[]> file : files.entrySet()) {
            final Optional<byte[]> there = BundleFolder.read(bundle, file.getKey());
            if (there.isEmpty() || !Arrays.equals(there.get(), file.getValue())) {
                return false;
            }
        }
        return files.containsKey(Paths.PACKAGE)
                || BundleFolder.read(bundle, Paths.PACKAGE).isEmpty();
    }
}
