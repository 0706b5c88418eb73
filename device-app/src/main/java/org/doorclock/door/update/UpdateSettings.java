// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a door's updates go by.
 *
 * @param folder of releases; the launcher looks there too
 * @param trust file of the public key of whoever releases
 * @param window when a door may restart
 * @param quiet how long nobody must have scanned before
 * @param trial how long a new version has to prove itself; real time
 */
public record UpdateSettings(Path folder, Optional<Path> trust, Window window, Duration quiet, Duration trial) {}
