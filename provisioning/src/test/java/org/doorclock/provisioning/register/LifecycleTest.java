// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String DOOR = "ct1";
    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    private final SettableTimeSource time = new SettableTimeSource(NOW);
    private Register register;

    @BeforeEach
    void create() throws IOException {
        register = Register.create(folder, time);
        register.plan(List.of(new Row(name(0), DOOR, tag(0))), Register.TOKEN_VALID, "os:test");
    }

    @Test
    void aSwapRevokesTheOldOneAndPlansTheNewOneForItsDoor() throws IOException {
        identify(register, 0);
        final Lifecycle.Swapped swapped = swap(register, 0);
        assertThat(swapped.retired().retired()).contains(new Device.Retired(NOW, "os:t"));
        final Contents now = register.read();
        assertThat(now.at("rxx", DOOR).orElseThrow()).isEqualTo(swapped.planned());
        assertThat(swapped.planned().token().orElseThrow().isOf(swapped.token()))
                .isTrue();
        assertThat(now.certificates())
                .singleElement()
                .matches(certificate -> certificate.revoked().isPresent());
    }

    @Test
    void aDeviceThatIsRetiredOrInUseOrOfAnotherSiteIsNotSwapped() throws IOException {
        register.plan(List.of(new Row(name(9), "ct9", tag(9))), Register.TOKEN_VALID, "os:test");
        assertThatThrownBy(() -> swap(register, 0, name(9))).hasMessageContaining("is in use itself");
        assertThatThrownBy(() -> swap(register, 0, new DeviceName("ryy", "dc-0001")))
                .hasMessageContaining("another site");
        swap(register, 0);
        assertThatThrownBy(() -> swap(register, 0)).hasMessageContaining("Door ct1 has rxx/dc-0001");
        assertThat(swap(register, 1, name(0)).planned().name())
                .as("a repaired one comes back")
                .isEqualTo(name(0));
    }

    @Test
    void afterARetirementThereIsNoIdentityAndNoToken() throws IOException {
        identify(register, 0);
        final Lifecycle lifecycle = new Lifecycle(register, time);
        lifecycle.retire(name(0), "os:test");
        assertThat(register.devices().getFirst().token()).isEmpty();
        assertThatThrownBy(() -> lifecycle.retire(name(0), "os:test")).hasMessageContaining("already");
        assertThatThrownBy(() -> register.reissue(name(0), Duration.ofDays(1), "os:test"))
                .hasMessageContaining("gets no token");
    }

    @Test
    void whereverThePowerFailsInASwapOneDeviceHasTheDoorAndTheSwapCanBeMade() throws IOException {
        int moment = 0;
        int old = 0;
        boolean survived = false;
        while (!survived) {
            identify(register, old);
            final FailingStorage storage = new FailingStorage(moment++);
            try {
                swap(Register.open(folder, storage, time), old);
                survived = storage.survived();
            } catch (FailingStorage.PowerCut e) {
                assertThat(storage.survived()).isFalse();
            }
            requireOneIdentity(register.read());
            if (register.read().at("rxx", DOOR).orElseThrow().name().equals(name(old))) {
                swap(register, old);
            } else {
                register.reissue(name(old + 1), Register.TOKEN_VALID, "os:test");
            }
            requireOneIdentity(register.read());
            old++;
        }
        assertThat(moment).as("one write, so three moments and one after").isEqualTo(4);
    }

    /** Real processes, killed in the middle of one swap after another. */
    @Test
    void whoeverIsKilledWhileSwappingLeavesADoorWithOneDevice() throws Exception {
        final Random random = new Random(5);
        identify(register, 0);
        for (int kill = 0; kill < KILLS; kill++) {
            final Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SwapForEver.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int said = -1;
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                final int until = 1 + random.nextInt(12);
                for (int line = 0; line < until; line++) {
                    said = Integer.parseInt(reader.readLine());
                }
                process.destroyForcibly().waitFor();
            }
            final Contents now = register.read();
            requireOneIdentity(now);
            assertThat(number(now.at("rxx", DOOR).orElseThrow().name()))
                    .as("what was said to be done is done")
                    .isGreaterThanOrEqualTo(said);
        }
    }

    /** Swaps the door's device by the next one until it is killed. */
    static final class SwapForEver {

        private SwapForEver() {}

        static void main(final String[] arguments) throws IOException {
            final Register register = Register.open(Path.of(arguments[0]), new SettableTimeSource(NOW));
            while (true) {
                final int old =
                        number(register.read().at("rxx", DOOR).orElseThrow().name());
                swap(register, old);
                identify(register, old + 1);
                System.out.println(old + 1);
            }
        }
    }

    private static void requireOneIdentity(final Contents now) {
        assertThat(now.devices().stream().filter(Device::isActive)).hasSize(1);
        final DeviceName active = now.at("rxx", DOOR).orElseThrow().name();
        assertThat(now.certificates().stream().filter(certificate -> certificate.isValid(NOW)))
                .allMatch(certificate -> certificate.isOf(active));
    }

    /** As an enrolment leaves it. */
    private static void identify(final Register register, final int number) throws IOException {
        register.change(now -> {
            final Device device = now.device(name(number)).orElseThrow();
            final TokenRecord used =
                    device.token().orElseThrow().used(new TokenRecord.Use(NOW, "key" + number, "AAAA"));
            return new Register.Changed<>(
                    now.certificate("c" + number).isPresent()
                            ? now
                            : now.with(new IssuedCertificate(
                                            "c" + number,
                                            name(number).toString(),
                                            "key" + number,
                                            NOW,
                                            NOW.plus(Duration.ofDays(30)),
                                            Optional.empty()))
                                    .with(device.enrolled(used)),
                    true);
        });
    }

    private static Lifecycle.Swapped swap(final Register register, final int old) throws IOException {
        return swap(register, old, name(old + 1));
    }

    private static Lifecycle.Swapped swap(final Register register, final int old, final DeviceName fresh)
            throws IOException {
        return new Lifecycle(register, new SettableTimeSource(NOW))
                .swap(
                        name(old),
                        fresh,
                        fresh.device().toUpperCase(java.util.Locale.ROOT),
                        Register.TOKEN_VALID,
                        "os:t");
    }

    private static DeviceName name(final int number) {
        return new DeviceName("rxx", "dc-%04d".formatted(number));
    }

    private static String tag(final int number) {
        return "DC-%04d".formatted(number);
    }

    private static int number(final DeviceName name) {
        return Integer.parseInt(name.device().substring(3));
    }
}
