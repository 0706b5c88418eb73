// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning;

final class ProvisionMain {

    private ProvisionMain() {}

    static void main(final String[] args) {}
}
