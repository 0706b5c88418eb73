// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on real processes: a wristband becomes a saved time, a row on the board and a figure. */
class MainJobTest {

    private static final String BAND = "9434765919";
    private static final Map<String, String> QUICK =
            Map.of("capture.repeat-after", "1s", "capture.double-read", "100ms");

    @TempDir
    private Path root;

    @Test
    void aWristbandBecomesOneCaseThatIsMetAndDoneAndItsNumberIsNowhere() throws Exception {
        try (Deployment system = new Deployment(root, Map.of("clock.trust", "host", "http.port", "0"))) {
            final HubAddress hub = HubAddress.of(
                    system.hub(Map.of("mqtt.port", "0"), line -> {}).awaitReady(60));
            final Api api = new Api(hub.http(), system.token());
            assertThat(api.json("observe/health").path("status").asText()).isEqualTo("UP");
            try (Wiretap wiretap = new Wiretap(hub.mqtt())) {
                final Echo ed = new Echo();
                final Echo ct = new Echo();
                final Program edDoor = system.door("ed1", hub.mqtt(), QUICK, List.of("--stdin", "--echo"), ed);
                final Program ctDoor = system.door("ct1", hub.mqtt(), QUICK, List.of("--stdin", "--echo"), ct);
                final Api screen = new Api(ctDoor.awaitReady(60));
                edDoor.awaitReady(60);

                edDoor.type(BAND);
                await().until(() -> ed.recorded() == 1);
                ctDoor.type(BAND);
                await().until(() -> ct.recorded() == 1);
                await().pollInterval(Duration.ofMillis(300)).until(() -> {
                    ctDoor.type(BAND);
                    return ct.recorded() == 2;
                });

                await().until(() -> milestones(api).size() == 3);
                assertThat(milestones(api)).containsExactlyInAnyOrder("hospital-arrival", "door-arrival", "scan-start");
                assertThat(complianceRow(api).path("met").asInt()).isEqualTo(1);
                assertThat(api.json("api/v1/board?site=demo")
                                .at("/rows/0/state")
                                .asText())
                        .isEqualTo("done");
                screen.ask("api/screen");
                assertThat(screen.answers().getLast()).contains("919");

                assertThat(wiretap.heard()).anyMatch(message -> message.contains("scan-start"));
                assertThat(wiretap.heard()).noneMatch(message -> message.contains(BAND));
                assertThat(api.answers()).noneMatch(answer -> answer.contains(BAND));
                assertThat(screen.answers()).noneMatch(answer -> answer.contains(BAND));
            }
        }
        assertThat(filesThatHold(BAND)).isEmpty();
    }

    private static List<String> milestones(final Api api) {
        final JsonNode cases = api.json("api/v1/cases?site=demo").path("items");
        if (cases.size() != 1) {
            return List.of();
        }
        return Stream.iterate(0, i -> i < cases.get(0).path("milestones").size(), i -> i + 1)
                .map(i -> cases.get(0).path("milestones").get(i).path("event").asText())
                .toList();
    }

    private static JsonNode complianceRow(final Api api) {
        final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        return api.json("api/v1/compliance?measure=asi-4a&level=site&by=day&small=show&from=" + today.minusDays(1)
                        + "&to=" + today.plusDays(1))
                .path("rows")
                .get(0);
    }

    private List<Path> filesThatHold(final String text) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contentOf(file).contains(text))
                    .toList();
        }
    }

    private static String contentOf(final Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
