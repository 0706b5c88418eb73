// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.doorclock.identity.SiteKeys;
import org.doorclock.journal.Journal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a campaign holds against the door, and what it does not. */
class LedgerTest {

    @TempDir
    private Path directory;

    private final Ledger ledger = new Ledger();
    private Bands bands;
    private String ann;
    private String bob;

    @BeforeEach
    void scan() throws Exception {
        new SiteKeys(directory.resolve("keys")).create();
        bands = new Bands(directory.resolve("keys"));
        ann = typed();
        bob = typed();
        ledger.saved(ann, "e1/1");
    }

    @Test
    void aDoorThatKeepsItsWordIsFoundToDoSo() throws IOException {
        ledger.alreadyRecorded(bob);
        store("e1", 1, ann);
        store("e1", 2, bob);
        assertThat(verdict().isKept()).isTrue();
        assertThat(verdict()).hasToString("2 acknowledged, 0 lost, 0 duplicated, 0 invented");
    }

    @Test
    void whatWasScannedAndNotAcknowledgedMayBeThereOrNot() throws IOException {
        store("e1", 1, ann);
        assertThat(verdict().isKept()).isTrue();
        store("e1", 2, bob);
        assertThat(verdict().isKept()).isTrue();
    }

    @Test
    void anAcknowledgedEventThatTheHubLacksIsLost() throws IOException {
        ledger.alreadyRecorded(bob);
        store("e1", 1, ann);
        assertThat(verdict().lost()).hasSize(1);
        assertThat(verdict().isKept()).isFalse();
    }

    @Test
    void anotherEventOfTheSamePatientDoesNotStandForTheAcknowledgedOne() throws IOException {
        store("e2", 1, ann);
        assertThat(verdict().lost()).containsExactly("e1/1");
    }

    @Test
    void aSecondEventOfTheSameScanIsADuplicate() throws IOException {
        store("e1", 1, ann);
        store("e1", 2, ann);
        assertThat(verdict().duplicated()).isEqualTo(1);
        assertThat(verdict().isKept()).isFalse();
    }

    @Test
    void anEventOfABandThatWasNeverTypedIsInvented() throws IOException {
        store("e1", 1, ann);
        store("e1", 2, bands.next());
        assertThat(verdict().invented()).isEqualTo(1);
        assertThat(verdict().isKept()).isFalse();
    }

    @Test
    void aMissingNumberIsAGap() throws IOException {
        store("e1", 1, ann);
        store("e1", 3, bob);
        assertThat(verdict().gaps()).isEqualTo(1);
        assertThat(verdict().isKept()).isFalse();
    }

    private String typed() {
        final String band = bands.next();
        ledger.typing(band);
        return band;
    }

    private Verdict verdict() throws IOException {
        return ledger.judge(bands, HubStore.read(directory.resolve("hub")));
    }

    private void store(final String epoch, final long seq, final String band) throws IOException {
        final String event = """
                2026-11-22T08:00:00Z
                {"id":"%s","epoch":"%s","seq":%d,"data":{"patient":{"tokens":["%s"]}}}
                """.formatted(epoch + "/" + seq, epoch, seq, bands.token(band));
        try (Journal journal = Journal.open(directory.resolve("hub/journal"), 1 << 20)) {
            journal.append(event.getBytes(UTF_8));
        }
    }
}
