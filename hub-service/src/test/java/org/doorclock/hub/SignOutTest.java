// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignOutTest {

    @TempDir
    private Path directory;

    @Test
    void everyPageForSomebodySignedInLetsThemSignOut() {
        try (RealHub hub = new RealHub(directory)) {
            final String session = hub.session("anna");
            for (final String path : List.of(
                    "/",
                    "/figures/cases?measure=asi-4a",
                    "/measures/asi-4a",
                    "/cases",
                    "/cases/case-1",
                    "/board/north/setup",
                    "/account")) {
                final String page =
                        hub.get(path, "Cookie", "doorclock-session=" + session).body();
                assertThat(page)
                        .as(path)
                        .contains("action=\"/sign-out\"", "value=\"" + hub.access.formToken(session) + "\"");
            }

            hub.send(
                    "POST",
                    "/sign-out",
                    RealHub.form(Map.of("form-token", hub.access.formToken(session))),
                    "Cookie",
                    "doorclock-session=" + session,
                    "Content-Type",
                    "application/x-www-form-urlencoded");

            assertThat(hub.get("/", "Cookie", "doorclock-session=" + session).statusCode())
                    .isEqualTo(303);
            assertThat(hub.get("/measures/asi-4a", "Authorization", "Bearer " + hub.all())
                            .body())
                    .as("a program has no session to end")
                    .doesNotContain("sign-out");
        }
    }
}
