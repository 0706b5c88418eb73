// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.retire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the key of a retired door's volume goes; with real programs in {@code ./doorclock campaign install --only ERASE}. */
class EraseDataTest {

    private static final String MARK = "{\"device\":\"rxx/dc-0042\",\"retired\":\"2026-11-22T10:00:00Z\"}";

    @TempDir
    private Path folder;

    private Appliance computer;

    @BeforeEach
    void encrypted() throws Exception {
        computer = encrypted(folder);
    }

    private static Appliance encrypted(final Path folder) throws Exception {
        final Appliance computer = new Appliance(folder);
        assertThat(computer.run("encrypt-data")).isZero();
        return computer;
    }

    @Test
    void withoutTheDoorsWordNothingIsDone() throws Exception {
        assertThat(erase()).isZero();
        Files.writeString(computer.file("word"), "");
        assertThat(erase()).isZero();
        assertThat(computer.calls()).isEmpty();
        assertThat(computer.file("volume")).content().contains("0: luks2");
        assertThat(computer.file("keys/doorclock.key")).exists();
        assertThat(computer.file("told")).doesNotExist();
    }

    @Test
    void whereNothingIsEncryptedTheDoorsWordIsNotForIt() throws Exception {
        Files.delete(computer.file("tables/crypttab"));
        Files.writeString(computer.file("word"), MARK);
        assertThat(erase()).isZero();
        assertThat(computer.calls()).isEmpty();
    }

    @Test
    void theSlotsGoThenTheTablesThenTheKeyAndOnlyThenIsItSaid() throws Exception {
        Files.writeString(computer.file("word"), MARK);
        assertThat(erase()).isZero();
        assertErased();
        assertThat(computer.calls()).last().isEqualTo("systemctl --no-block reboot");

        assertThat(erase()).as("once").isZero();
        assertThat(computer.calls()).isEmpty();
    }

    @Test
    void whereverThePowerFailsTheNextStartFinishesWithoutTheDoorsWord() throws Exception {
        Files.writeString(computer.file("word"), MARK);
        assertThat(erase()).isZero();
        final int calls = computer.calls().size();
        assertThat(calls).isGreaterThan(10);
        for (int moment = 1; moment <= calls; moment++) {
            for (final String cut : new String[] {"CUT_BEFORE=", "CUT_AFTER="}) {
                computer = encrypted(Files.createDirectory(folder.resolve(cut + moment)));
                Files.writeString(computer.file("word"), MARK);
                erase(cut + moment);
                computer.powerOff();
                if (Files.exists(computer.file("told/" + Retirement.MARK))) {
                    Files.delete(computer.file("word"));
                }
                assertThat(erase()).as(cut + moment).isZero();
                assertErased();
            }
        }
    }

    @Test
    void slotsThatAreLeftAreNotSaidToBeGone() throws Exception {
        Files.writeString(computer.file("word"), MARK);
        assertThat(erase("FAILS=cryptsetup erase")).isNotZero();
        assertThat(computer.file("told/erased")).doesNotExist();
        assertThat(computer.file("keys/doorclock.key")).exists();

        Files.writeString(computer.file("programs/cryptsetup"), "#!/bin/sh\n[ $1 != luksDump ] || cat \"$2\"\n");
        assertThat(erase()).isEqualTo(1);
        assertThat(computer.said()).contains("1 key slots are left");
        assertThat(computer.file("told/erased")).doesNotExist();
    }

    @Test
    void aHeaderThatCannotBeReadIsNotTakenForOneWithoutSlots() throws Exception {
        Files.writeString(computer.file("word"), MARK);
        assertThat(erase("FAILS=cryptsetup luksDump")).isNotZero();
        assertThat(computer.file("told/erased")).doesNotExist();
    }

    private void assertErased() throws IOException {
        assertThat(computer.file("volume")).content().doesNotContain("luks2");
        assertThat(computer.file("keys")).isEmptyDirectory();
        assertThat(computer.file("tables/crypttab")).isEmptyFile();
        assertThat(computer.file("tables/fstab")).content().doesNotContain("mapped");
        assertThat(computer.file("told/" + Retirement.MARK)).hasContent(MARK + "\n");
        assertThat(computer.file("told/erased")).content().matches("crypto-erased 20[0-9T:Z-]+\n");
    }

    private int erase(final String... variables) throws Exception {
        return computer.run("erase-data", variables);
    }
}
