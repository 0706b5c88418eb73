// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.util.regex.Pattern;

/** Where people go after they have signed in. */
final class Next {

    /** A path of this hub: no other host, no other scheme, nothing that a browser would take for one. */
    private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/._~%?&=+,:@!$'()*;-]*");

    private static final int MOST = 2000;

    private Next() {}

    /** A password of one's own first; then what was asked for if that is a page of this hub; else the first page of who signed in. */
    static String of(final String asked, final Account account) {
        if (account.mustChange()) {
            return AccountRoutes.PASSWORD;
        }
        return isOwn(asked) ? asked : home(account.grant());
    }

    static boolean isOwn(final String asked) {
        return asked.length() <= MOST && OWN.matcher(asked).matches();
    }

    private static String home(final Grant grant) {
        if (grant.roles().contains(Role.MANAGER)) {
            return "/";
        }
        if (grant.roles().contains(Role.CLINICIAN)) {
            return "/cases";
        }
        return grant.roles().contains(Role.ESTATES) ? "/fleet" : AccountRoutes.ACCOUNT;
    }
}
