// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.doorclock.audit.AuditLog;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.http.Routes;

/** Releases of the door's program: offered to devices, and told of to programs. */
public final class ReleaseParts {

    private final Office office;
    private final Routes routes;

    /**
     * @param data the hub's folder
     * @param trust the public release key's file; empty if this hub offers no releases
     */
    public ReleaseParts(
            final Path data,
            final Optional<Path> trust,
            final Supplier<List<Device>> devices,
            final Office.Post post,
            final AuditLog audit) {
        final Releases releases = new Releases(data, trust);
        this.office = new Office(releases, devices, post);
        this.routes = new ReleaseRoutes(releases, devices, audit);
    }

    /** Not yet started. */
    public Office office() {
        return office;
    }

    public Routes routes() {
        return routes;
    }
}
