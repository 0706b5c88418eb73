// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.doorclock.door.capture.DoorKind;
import org.doorclock.door.retire.MappedFolder;
import org.doorclock.hardware.signal.Light;
import org.doorclock.wire.Answer.Outcome;
import org.doorclock.wire.Destruction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorRetiresTest {

    private static final String ANN = "9434765919";
    private static final String BOB = "9876543210";

    @TempDir
    private Path directory;

    private final HeldAtHub hub = new HeldAtHub();
    private final List<Departure.Said> said = new CopyOnWriteArrayList<>();
    private TestDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new TestDoor(directory, DoorKind.CT_DOOR);
        door.scan(ANN);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void whatTheHubHasNoReceiptForIsNotDestroyedAndTheDoorGoesOn() throws IOException {
        retire("");
        assertThat(said).as("it waits for what is under way").isEmpty();
        door.pass(Duration.ofSeconds(21));
        retireAgainIsHeard();
        assertThat(TestDoor.retirement(directory).since()).isEmpty();
        door.scan(BOB);
        assertThat(door.recorded()).hasSize(2);
        assertThat(door.kind()).isEqualTo("at-door");
    }

    private void retireAgainIsHeard() {
        await().untilAsserted(() -> assertThat(said).singleElement().satisfies(answer -> {
            assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(answer.text()).startsWith("2 events have no receipt").contains("force it");
        }));
    }

    @Test
    void onceAllIsDeliveredItRecordsNoMoreAndSaysSo() throws IOException {
        hub.collect(door.store);
        retire("");
        assertThat(said).singleElement().satisfies(answer -> {
            assertThat(answer.outcome()).isEqualTo(Outcome.DONE);
            assertThat(answer.text()).contains("All events were delivered").startsWith(Destruction.OVERWRITING.words());
        });
        assertThat(TestDoor.retirement(directory).since()).contains(door.time.now());

        final int before = door.outcomes.size();
        door.reader.scan(BOB);
        door.settle();
        assertThat(door.outcomes).hasSize(before);
        assertThat(door.recorded()).hasSize(1);
        assertThat(door.screen().path("headline").asText()).isEqualTo("Retired");
        assertThat(door.screen().path("text").asText()).contains("1 July 2026", "Write the time on paper", "4417");
        assertThat(door.signal.lights()).last().isEqualTo(Light.BROKEN);
    }

    @Test
    void thatTheDataIsCryptoErasedIsSaidOnceTheSystemHasDoneIt() throws IOException {
        encrypted();
        hub.collect(door.store);
        retire("");
        assertThat(directory.resolve("word")).content().contains("\"retired\"");
        assertThat(door.screen().path("headline").asText()).isEqualTo("Retired");
        door.pass(Duration.ofSeconds(20));
        assertThat(said).as("it has not happened").isEmpty();

        Files.createDirectories(directory.resolve("told"));
        Files.writeString(directory.resolve("told/erased"), "crypto-erased 2026-07-01T10:00:00Z\n");
        answerIs(Destruction.CRYPTO_ERASED);
    }

    @Test
    void aSystemThatDoesNotDestroyTheKeyIsNotSaidToHaveDoneIt() throws IOException {
        encrypted();
        hub.collect(door.store);
        retire("");
        door.pass(Duration.ofSeconds(31));
        answerIs(Destruction.OVERWRITING);
        assertThat(said.getFirst().text()).contains("key is not destroyed yet");
    }

    private void encrypted() throws IOException {
        MappedFolder.lay(directory.resolve("data"), directory.resolve("devices"), "CRYPT-LUKS2-0123-doorclock");
    }

    private void answerIs(final Destruction destruction) {
        await().untilAsserted(() -> assertThat(said).singleElement().satisfies(answer -> {
            assertThat(answer.outcome()).isEqualTo(Outcome.DONE);
            assertThat(answer.text()).startsWith(destruction.words()).contains("All events were delivered");
        }));
    }

    @Test
    void whoForcesItSaysWhyAndHowManyAreLostIsSaid() throws IOException {
        retire("the network there is gone for good");
        assertThat(said)
                .singleElement()
                .satisfies(answer -> assertThat(answer.text()).contains("2 events are lost"));
        assertThat(directory.resolve("data/retired.json"))
                .content()
                .contains("\"unsent\":2", "the network there is gone for good");
    }

    private void retire(final String force) {
        door.door().retire(force, said::add);
        door.settle();
    }
}
