// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

final class SystemMain {

    private SystemMain() {}

    static void main(final String[] args) {}
}
