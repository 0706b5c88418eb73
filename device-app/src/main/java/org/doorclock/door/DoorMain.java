// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

final class DoorMain {

    private DoorMain() {}

    static void main(final String[] args) {}
}
