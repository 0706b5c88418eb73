// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.nio.file.Path;

/**
 * An input device that is there.
 *
 * @param path such as /dev/input/event3; another device may have it later
 */
record InputNode(Path path, InputIdentity identity) {}
