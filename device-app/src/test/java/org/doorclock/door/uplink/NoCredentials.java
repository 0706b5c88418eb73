// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

/** For brokers that ask for none. */
enum NoCredentials implements Credentials {
    NONE;

    @Override
    public Pass next() {
        throw new AssertionError("a broker without TLS asks for nothing");
    }
}
