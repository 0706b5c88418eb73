// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage where an earlier start saw none, found by a hub that folds everything anew. */
class DamagedJournalTest {

    @TempDir
    private Path directory;

    @Test
    void theHubStartsAroundItAndSaysSo() throws IOException {
        try (RealHub hub = new RealHub(directory)) {
            take(hub, "P3");
        }
        // The first segment is finished now, and an outline knows it.
        try (RealHub hub = new RealHub(directory)) {
            take(hub, "P4");
            assertThat(health(hub)).doesNotContain("damage");
        }
        final Path data = directory.resolve("data");
        final Path first;
        try (Stream<Path> segments = Files.list(data.resolve("journal"))) {
            first = segments.filter(file -> file.toString().endsWith(".journal"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        final byte[] bytes = Files.readAllBytes(first);
        bytes[new String(bytes, ISO_8859_1).indexOf("hospital-arrival")] ^= 1;
        Files.write(first, bytes);
        Files.delete(data.resolve("archive").resolve("checkpoint"));

        try (RealHub hub = new RealHub(directory)) {
            assertThat(health(hub)).contains("Stretches of the journal are lost to damage");
            assertThat(hub.get("/api/v1/cases", "Authorization", "Bearer " + hub.all())
                            .body())
                    .contains("ct3", "ct4");
        }
    }

    private static void take(final RealHub hub, final String patient) {
        final String csv = "site,door,patient,event,occurred\nnorth,ct%s,%s,scan-start,2026-03-01T11:00:00Z\n"
                .formatted(patient.substring(1), patient);
        assertThat(hub.send(
                                "POST",
                                "/api/v1/imports",
                                csv,
                                "Authorization",
                                "Bearer " + hub.all(),
                                "Content-Type",
                                "text/csv")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String health(final RealHub hub) {
        return hub.get("/observe/health", "Authorization", "Bearer " + hub.all())
                .body();
    }
}
