// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import java.nio.file.Path;
import org.doorclock.release.Manifest;
import org.doorclock.release.ReleaseArchive;
import org.doorclock.release.Version;

/**
 * A release that lies at this hub, its signature and its digest held to the key.
 *
 * @param head what was signed, as it goes on to devices
 * @param content the file that they fetch
 */
record Release(Manifest manifest, ReleaseArchive.Head head, Path content) {

    Version version() {
        return manifest.version();
    }
}
