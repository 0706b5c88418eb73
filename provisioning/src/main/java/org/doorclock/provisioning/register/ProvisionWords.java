// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

/** What is audited here: the words that stand in the log's {@code what}, never changed once used. */
public final class ProvisionWords {

    public static final String INIT = "authority-init";
    public static final String SERVER_CERTIFICATE = "server-certificate";
    public static final String CLIENT_CERTIFICATE = "client-certificate";
    public static final String PLAN = "device-plan";
    public static final String TOKEN = "device-token";
    public static final String ENROL = "device-enrol";
    public static final String ENROL_AGAIN = "device-enrol-again";
    public static final String RENEW = "device-renew";
    public static final String SITE_KEYS = "device-site-keys";
    public static final String LOCK_OUT = "enrolment-lock-out";
    public static final String REVOKE = "device-revoke";
    public static final String REVOKE_HOLDER = "certificate-revoke";
    public static final String RETIRE = "device-retire";
    public static final String SWAP = "device-swap";
    public static final String RELEASE = "release-sign";

    private ProvisionWords() {}
}
