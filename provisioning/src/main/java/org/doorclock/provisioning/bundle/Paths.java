// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

/** Names of the files in a bundle, below its folder and on the boot partition alike. */
final class Paths {

    static final String USER_DATA = "user-data";
    static final String META_DATA = "meta-data";
    static final String NETWORK_CONFIG = "network-config";
    static final String DOOR = "doorclock/door.properties";
    static final String CA = "doorclock/ca.pem";
    static final String RELEASE_TRUST = "doorclock/release.pem";
    static final String TOKEN = "doorclock/token";
    static final String PACKAGE = "doorclock/doorclock-door.deb";
    static final String MANIFEST = "doorclock/manifest.json";
    static final String SIGNATURE = "doorclock/manifest.sig";

    private Paths() {}
}
