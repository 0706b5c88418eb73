// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and methods that are written so that a guard may read them in another way than what lies behind it. */
class PathTricksTest {

    @TempDir
    private static Path directory;

    private static RealHub hub;

    @BeforeAll
    static void start() {
        hub = new RealHub(directory);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/cases",
                "/api/v1/../v1/cases",
                "/./api/v1/cases",
                "//api/v1/cases",
                "/api//v1/cases",
                "/api/v1//cases",
                "/api/v1/cases/",
                "/api/v1/cases;x=y",
                "/api/v1;a=b/cases",
                "/;/api/v1/cases",
                "/%61pi/v1/cases",
                "/api%2fv1%2fcases",
                "/api%5cv1%5ccases",
                "/api/v1/%63ases",
                "/API/V1/CASES",
                "/pages/../api/v1/cases",
                "/pages/%2e%2e/api/v1/cases",
                "/pages/%2e%2e%2fapi/v1/cases",
                "/pages/%252e%252e/api/v1/cases",
                "/pages/..;/api/v1/cases",
                "/web/..%5capi/v1/cases",
                "/pages/light.css/../../api/v1/cases",
                "/api/v1/cases%00",
                "/api/v1/cases%20",
                "/api/v1/cases%09",
                "/api/v1/cases#x",
                "http://elsewhere.example/api/v1/cases",
                "/observe/health/../metrics",
                "/observe/health;/../metrics",
                "/observe/health%2f..%2fmetrics",
                "/openapi/../api/v1/audit",
                "/cases/case-1",
                "/cases;x/case-1",
                "/sign-in/../cases/case-1",
            })
    void whoIsNotKnownComesNowhereByAnotherSpelling(final String target) {
        final RealHub.Raw answer = hub.target(target);

        assertThat(answer.status()).as(answer.text()).isIn(303, 400, 401, 404);
        if (answer.status() == 303) {
            assertThat(answer.header("Location")).startsWith("/sign-in");
        }
        assertThat(answer.text()).doesNotContain("\"items\"", "case-1\"", "doorclock_hub_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pages/../openapi.yaml",
                "/pages/%2e%2e/openapi.yaml",
                "/pages/..%2ftinylog.properties",
                "/pages/%2e%2e%2f%2e%2e%2fetc/passwd",
                "/web/../../../../../../etc/passwd",
                "/web/....//....//etc/passwd",
                "/web/%5c..%5c..%5cetc%5cpasswd",
                "/web//etc/passwd",
                "/pages/light.css%00.txt",
                "/pages/",
                "/web/",
            })
    void noFileButThePagesOwnIsServed(final String target) {
        final RealHub.Raw answer = hub.target(target);

        assertThat(answer.status()).as(answer.text()).isIn(400, 401, 404);
        assertThat(answer.text()).doesNotContain("root:", "openapi: 3", "writer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/board/south",
                "/board/south;x=north",
                "/board/south;site=north/setup",
                "/board/north/../south",
                "/board/north%2f..%2fsouth",
                "/board/%73outh",
                "/board/south/",
                "/board//south",
                "/api/v1/cases?site=south",
                "/api/v1/cases?site=north&site=south",
                "/api/v1/cases?site=north&SITE=south",
                "/api/v1/cases?site=&site=south",
                "/api/v1/cases?site=north%00south",
                "/api/v1/cases?site=south;site=north",
                "/api/v1/cases;site=north?site=south",
                "/api/v1/cases/case-3",
                "/api/v1/cases/case-3/events",
                "/cases/case-3",
                "/cases?site=south",
            })
    void aTokenOfOneSiteReachesNoOther(final String target) {
        final RealHub.Raw answer = hub.target(target, "Authorization: Bearer " + hub.all("north"));

        assertThat(answer.status()).as(answer.text()).isIn(303, 400, 403, 404);
        assertThat(answer.text()).doesNotContain("ct9");
    }

    @Test
    void aMethodThatIsOnlySaidCountsForNothing() {
        for (final String line : List.of(
                "X-HTTP-Method-Override: GET",
                "X-HTTP-Method: DELETE",
                "X-Method-Override: PUT",
                "X-Original-URL: /api/v1/audit",
                "X-Rewrite-URL: /api/v1/audit")) {
            final RealHub.Raw answer = hub.raw("POST /openapi?_method=GET HTTP/1.1\r\nHost: a\r\n" + line
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            assertThat(answer.status()).as(line).isIn(404, 405);
            assertThat(hub.target("/web/tokens.css", line).status()).as(line).isEqualTo(200);
            assertThat(hub.target("/web/tokens.css", line).text()).as(line).doesNotContain("\"items\"");
        }
    }

    @Test
    void noOtherMethodOpensWhatAGetDoesNot() {
        for (final String method :
                List.of("HEAD", "OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "CONNECT", "PROPFIND", "get", "X")) {
            final RealHub.Raw answer = hub.raw(
                    method + " /api/v1/cases HTTP/1.1\r\nHost: a\r\nX-Secret: mirrored\r\nConnection: close\r\n\r\n");
            assertThat(answer.status()).as(method + "\n" + answer.text()).isIn(0, 400, 401, 404, 405, 501);
            assertThat(answer.text()).as(method).doesNotContain("mirrored", "\"items\"");
        }
    }
}
