// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.audit;

/** What can be audited: the words that stand in the log's {@code what}, never changed once used. */
public final class AuditWords {

    public static final String SIGN_IN = "sign-in";
    public static final String SIGN_OUT = "sign-out";
    public static final String LOCK_OUT = "lock-out";
    public static final String PASSWORD_CHANGE = "password-change";
    public static final String USER_ADD = "user-add";
    public static final String USER_CHANGE = "user-change";
    public static final String USER_RESET = "user-reset";
    public static final String USER_REMOVE = "user-remove";
    public static final String TOKEN_CREATE = "token-create";
    public static final String TOKEN_REVOKE = "token-revoke";
    public static final String TOKEN_REFUSED = "token-refused";
    public static final String SCREEN_OPEN = "screen-open";
    public static final String IMPORT = "import";
    public static final String CORRECTION = "correction";
    public static final String UNSEAL = "unseal";
    public static final String DEVICE_STANDING = "device-standing";
    public static final String DEVICE_COMMAND = "device-command";

    public static final String RELEASE_ADD = "release-add";
    public static final String RELEASE_OFFER = "release-offer";
    public static final String RELEASE_STOP = "release-stop";

    private AuditWords() {}
}
