// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

/** A device that cannot be opened, or not be read any more. The message is the reason, for people, without a full stop. */
final class DeviceException extends Exception {
    private static final long serialVersionUID = 1L;

    DeviceException(final String message) {
        super(message);
    }

    /**
     * @param errno what the kernel said
     * @param group whose members udev lets open such devices
     */
    static DeviceException of(final int errno, final String group) {
        return new DeviceException(
                switch (errno) {
                    case CLibrary.ENOENT -> "not there";
                    case CLibrary.EACCES, CLibrary.EPERM ->
                        "no permission to open it; make Doorclock's user a member of the group " + group;
                    case CLibrary.EBUSY -> "another program holds it";
                    case CLibrary.ENODEV, CLibrary.ENXIO, CLibrary.EIO -> "it has gone";
                    case CLibrary.ENOTTY -> "not a device of this kind";
                    default -> "cannot be opened (error " + errno + ")";
                });
    }
}
