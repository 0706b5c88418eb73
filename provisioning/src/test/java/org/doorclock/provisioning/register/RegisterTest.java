// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final DeviceName CT1 = new DeviceName("rxx", "dc-0001");
    private static final DeviceName CT2 = new DeviceName("rxx", "dc-0002");

    @TempDir
    private Path folder;

    private final SettableTimeSource time = new SettableTimeSource(NOW);
    private Register register;

    @BeforeEach
    void create() throws IOException {
        register = Register.create(folder, time);
    }

    @Test
    void newRowsGetATokenEachAndTheSameRowsAgainChangeNothing() throws IOException {
        final List<Row> rows = List.of(row(CT1, "ct1"), row(CT2, "ct2"));
        final List<Planned> first = plan(rows);
        assertThat(first).allMatch(one -> one.change() == Planned.Change.NEW);
        assertThat(first).extracting(one -> one.token().orElseThrow().reveal()).doesNotHaveDuplicates();
        final byte[] before = Files.readAllBytes(folder.resolve("register.json"));

        final List<Planned> second = plan(rows);

        assertThat(second)
                .allMatch(one ->
                        one.change() == Planned.Change.NONE && one.token().isEmpty());
        assertThat(Files.readAllBytes(folder.resolve("register.json"))).isEqualTo(before);
        assertThat(register.devices()).extracting(Device::state).containsOnly(DeviceState.PLANNED);
    }

    @Test
    void theFileHoldsNoTokenAndIsItsOwnersAlone() throws IOException {
        final String token =
                plan(List.of(row(CT1, "ct1"))).getFirst().token().orElseThrow().reveal();
        assertThat(token).hasSize(32);
        final Path file = folder.resolve("register.json");
        assertThat(Files.readString(file)).doesNotContain(token).contains("\"hash\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(folder.resolve("audit/audit.jsonl")))
                .doesNotContain(token)
                .contains("device-plan", "rxx/dc-0001 at ct1");
    }

    @Test
    void everyRowThatCannotBeIsNamedAndNoneIsPlanned() throws IOException {
        plan(List.of(row(new DeviceName("rxx", "dc-0009"), "ct9")));
        final PlanException refused = catchThrowableOfType(
                PlanException.class,
                () -> plan(List.of(
                        row(CT1, "ct1"),
                        row(CT1, "ct2"),
                        new Row(new DeviceName("rxx", "dc-0003"), "Not A Door", "DC-0003"),
                        row(CT2, "ct9"),
                        new Row(new DeviceName("rxx", "dc-0004"), "ct4", "OTHER"))));
        assertThat(refused.faults()).extracting(PlanException.Fault::row).containsExactly(1, 2, 3, 4);
        assertThat(refused.faults().get(2).says()).contains("door ct9 has rxx/dc-0009 already");
        assertThat(register.devices()).hasSize(1);
    }

    @Test
    void twoPlannedDevicesMayChangeTheirDoorsInOneGo() throws IOException {
        plan(List.of(row(CT1, "ct1"), row(CT2, "ct2")));
        assertThat(plan(List.of(row(CT1, "ct2"), row(CT2, "ct1"))))
                .allMatch(one ->
                        one.change() == Planned.Change.CHANGED && one.token().isEmpty());
        assertThat(register.read().at("rxx", "ct1").orElseThrow().name()).isEqualTo(CT2);
    }

    @Test
    void theSameDoorNameAtAnotherSiteIsAnotherDoor() throws IOException {
        assertThat(plan(List.of(row(CT1, "ct1"), row(new DeviceName("ryy", "dc-0002"), "ct1"))))
                .hasSize(2);
    }

    @Test
    void aRetiredDevicesRowIsRefusedAndItsDoorIsFree() throws IOException {
        plan(List.of(row(CT1, "ct1")));
        new Lifecycle(register, time).retire(CT1, "os:test");
        assertThatThrownBy(() -> plan(List.of(row(CT1, "ct1")))).hasMessageContaining("is retired");
        assertThat(plan(List.of(row(CT2, "ct1")))).hasSize(1);
    }

    @Test
    void anotherTokenTakesThePlaceOfTheOneBefore() throws IOException {
        final EnrolmentToken first =
                plan(List.of(row(CT1, "ct1"))).getFirst().token().orElseThrow();
        final EnrolmentToken second = register.reissue(CT1, Duration.ofDays(1), "os:test");
        final TokenRecord record = register.devices().getFirst().token().orElseThrow();
        assertThat(record.isOf(first)).isFalse();
        assertThat(record.isOf(second)).isTrue();
        assertThat(record.isValid(NOW.plus(Duration.ofHours(23)))).isTrue();
        assertThat(record.isValid(NOW.plus(Duration.ofDays(1)))).isFalse();
        assertThat(second.toString()).doesNotContain(second.reveal());
    }

    @Test
    void anUnknownDeviceIsAnsweredWithTheNearest() throws IOException {
        plan(List.of(row(CT1, "ct1")));
        assertThatThrownBy(() -> register.reissue(new DeviceName("rxx", "dc-001"), Duration.ofDays(1), "os:test"))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("The nearest is rxx/dc-0001");
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        plan(List.of(row(CT1, "ct1"), row(CT2, "ct2")));
        final IssuedCertificate certificate =
                new IssuedCertificate("0a", CT1.toString(), "ab", NOW, NOW.plus(Duration.ofDays(30)), Optional.empty());
        register.change(now -> {
            final Device device = now.device(CT1).orElseThrow();
            final TokenRecord used = device.token().orElseThrow().used(new TokenRecord.Use(NOW, "ab", "AAAA"));
            return new Register.Changed<>(now.with(certificate).with(device.enrolled(used)), true);
        });
        new Lifecycle(register, time).revoke(CT2, RevocationReason.KEY_COMPROMISE, "os:test");
        final Contents contents = register.read();
        assertThat(RegisterJson.decode(RegisterJson.encode(contents))).isEqualTo(contents);
        assertThat(Register.open(folder, time).read()).isEqualTo(contents);
    }

    @Test
    void aDamagedFileIsNamedAndNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("register.json"), "{\"version\": 1, \"devices\": [{}]}");
        assertThatThrownBy(() -> plan(List.of(row(CT1, "ct1"))))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("the member site is missing");
        assertThatThrownBy(() -> Register.create(folder, time)).hasMessageContaining("never overwritten");
        assertThatThrownBy(() -> Register.open(folder.resolve("none"), time)).hasMessageContaining("provision init");
    }

    private List<Planned> plan(final List<Row> rows) throws IOException {
        return register.plan(rows, Register.TOKEN_VALID, "os:test");
    }

    private static Row row(final DeviceName name, final String door) {
        return new Row(name, door, name.device().toUpperCase(java.util.Locale.ROOT));
    }
}
