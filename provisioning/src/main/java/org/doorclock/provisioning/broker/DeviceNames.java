// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.provisioning.register.Register;
import org.doorclock.time.TimeSource;

/** Which devices there are. */
final class DeviceNames {

    private DeviceNames() {}

    /** @param from an authority's folder, or a file of one {@code site/device} a line; {@code #} begins a remark */
    static List<DeviceName> read(final Path from, final TimeSource time) throws IOException {
        if (Files.isDirectory(from)) {
            return Register.open(from, time).devices().stream()
                    .filter(Device::isActive)
                    .map(Device::name)
                    .toList();
        }
        final List<String> lines;
        try {
            lines = Files.readAllLines(from);
        } catch (NoSuchFileException e) {
            throw ProvisionException.unavailable(
                    from + ": is not there. Name an authority's folder, or a file of devices.");
        }
        final List<DeviceName> names = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            final String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                final String where = from + ", line " + (i + 1);
                names.add(DeviceName.parse(line)
                        .orElseThrow(() -> ProvisionException.badInput(
                                where + ": must be a site and a device, such as rxx/dc-0042")));
            }
        }
        return names;
    }
}
