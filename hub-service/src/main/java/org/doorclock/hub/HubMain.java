// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

final class HubMain {

    private HubMain() {}

    static void main(final String[] args) {}
}
