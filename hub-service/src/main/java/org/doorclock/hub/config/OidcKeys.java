// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import org.doorclock.settings.Key;

/** The configuration keys of the sign-in by OpenID Connect. */
public final class OidcKeys {

    public static final Key ISSUER = new Key(
            "oidc.issuer",
            "",
            "Issuer of an OpenID Connect provider that people sign in with, such as https://id.example.org, exactly as it"
                    + " calls itself; none is local users alone. See docs/sign-in-elsewhere.md.");
    public static final Key CLIENT_ID = new Key("oidc.client-id", "", "What the provider knows this hub as.");
    public static final Key SECRET_FILE = new Key(
            "oidc.client-secret-file",
            "",
            "File that holds the client secret and nothing else, closed to others; read at each sign-in. None is a public"
                    + " client.");
    public static final Key TITLE =
            new Key("oidc.title", "your organisation", "What the sign-in page calls the provider: Sign in with ...");
    public static final Key SCOPES =
            new Key("oidc.scopes", "openid profile", "What is asked for, separated by spaces; openid is among it.");
    public static final Key ROLES_CLAIM = new Key(
            "oidc.roles-claim",
            "groups",
            "Claim of the ID token that says what somebody is; dots lead into nested claims, as in realm_access.roles.");
    public static final Key NAME_CLAIM =
            new Key("oidc.name-claim", "name", "Claim of the ID token that people are shown by; none shows no name.");
    public static final Key GRANTS = new Key(
            "oidc.grants", "", "YAML file of what each value of the claim oidc.roles-claim gives: roles and sites.");
    public static final Key CONTACT = new Key(
            "oidc.contact",
            "whoever runs this hub",
            "Whom to ask, for somebody whom the provider knows and no role is for.");

    private OidcKeys() {}
}
