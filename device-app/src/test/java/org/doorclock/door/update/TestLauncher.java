// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.doorclock.journal.Disk;
import org.doorclock.release.Version;

/** What {@code lib/door} does on a disk, change by change, for disks that lose power; {@link LauncherTest} runs the real one. */
final class TestLauncher {

    private final Disk disk;
    private final List<TestReleases.Made> releases;

    TestLauncher(final Disk disk, final List<TestReleases.Made> releases) {
        this.disk = disk;
        this.releases = releases;
    }

    /** @return which release is begun; empty for the package's own */
    Optional<Version> start() throws IOException {
        if (has(Shelf.ON_TRIAL)) {
            becomes(Shelf.ON_TRIAL, Shelf.FAILED + named(Shelf.ON_TRIAL));
        }
        if (has(Shelf.TRIAL)) {
            final String next = named(Shelf.TRIAL);
            becomes(Shelf.TRIAL, Shelf.ON_TRIAL);
            if (isGood(next)) {
                return Version.parse(next);
            }
            becomes(Shelf.ON_TRIAL, Shelf.FAILED + next);
        }
        return has(Shelf.CURRENT) && isGood(named(Shelf.CURRENT))
                ? Version.parse(named(Shelf.CURRENT))
                : Optional.empty();
    }

    private boolean isGood(final String version) throws IOException {
        for (final TestReleases.Made release : releases) {
            if (release.version().toString().equals(version)) {
                return new Contents(disk).isWhole(release.manifest());
            }
        }
        return false;
    }

    private String named(final String token) throws IOException {
        return Token.decode(DiskFiles.read(disk, token, 4096))
                .map(found -> found.version().toString())
                .orElse("");
    }

    private boolean has(final String name) throws IOException {
        return disk.names().contains(name);
    }

    private void becomes(final String from, final String to) throws IOException {
        disk.rename(from, to);
        disk.sync();
    }
}
