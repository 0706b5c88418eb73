// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorclock.audit.AuditLog;
import org.doorclock.files.FileLock;
import org.doorclock.settings.Nearest;
import org.doorclock.time.TimeSource;

/**
 * Which devices there are, which certificates they have, and which of these count: one file in the authority's folder,
 * replaced whole, so that every change is there or is not. Changed by the commands and by the enrolment server side by
 * side. Safe for use by many threads and processes; reading never waits.
 */
public final class Register {

    /** How long a token waits for its device unless somebody says otherwise. */
    public static final Duration TOKEN_VALID = Duration.ofDays(30);

    private static final String FILE = "register.json";
    private static final String LOCK = "register.lock";

    private final Path file;
    private final Storage storage;
    private final TimeSource time;
    private final FileLock lock;
    private final AuditLog audit;

    /** What a change makes of the contents, and what it tells who asked. */
    public record Changed<T>(Contents contents, T result) {}

    /** One change; nothing is written if it throws or if the contents stay the same. */
    @FunctionalInterface
    public interface Change<T> {
        Changed<T> of(Contents now) throws IOException;
    }

    private Register(final Path folder, final Storage storage, final TimeSource time) throws IOException {
        this.file = folder.resolve(FILE);
        this.storage = storage;
        this.time = time;
        this.lock = new FileLock(folder.resolve(LOCK));
        this.audit = AuditLog.open(folder, time);
    }

    /** An empty one in a folder that is there. {@code provision init} does this. */
    public static Register create(final Path folder, final TimeSource time) throws IOException {
        final Register register = new Register(folder, Storage.DISK, time);
        if (Files.exists(register.file)) {
            throw ProvisionException.badInput(register.file + ": is there already and is never overwritten.");
        }
        Storage.DISK.replace(register.file, RegisterJson.encode(Contents.NONE));
        return register;
    }

    /** @throws ProvisionException if the folder holds none, or one that cannot be read */
    public static Register open(final Path folder, final TimeSource time) throws IOException {
        return open(folder, Storage.DISK, time);
    }

    /** @throws ProvisionException if the folder holds none, or one that cannot be read */
    public static Register open(final Path folder, final Storage storage, final TimeSource time) throws IOException {
        if (Files.notExists(folder.resolve(FILE))) {
            throw ProvisionException.unavailable(
                    folder + ": is no authority's folder. 'doorclock provision init' makes one; --authority names it.");
        }
        final Register register = new Register(folder, storage, time);
        register.read();
        return register;
    }

    /** @throws ProvisionException if it is not there or is no register */
    public Contents read() throws IOException {
        try {
            return RegisterJson.decode(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw ProvisionException.unavailable(file + ": is not there. Put it back from a copy.");
        } catch (IllegalArgumentException e) {
            throw ProvisionException.badInput(
                    file + ": cannot be used, as " + e.getMessage() + ". Put it back from a copy.");
        }
    }

    public List<Device> devices() throws IOException {
        return read().devices();
    }

    /**
     * Plans devices, all of them or none. The same rows again change nothing.
     *
     * @param valid how long the new devices' tokens wait
     * @param who for the audit log, such as {@code os:root}
     * @return for each row in its place what became of it
     * @throws PlanException if any of them cannot be, with what is wrong with each
     */
    public List<Planned> plan(final List<Row> rows, final Duration valid, final String who) throws IOException {
        final List<Planned> planned = change(now -> {
            final Planning.Result result = Planning.of(now, rows, time.now(), valid);
            return new Changed<>(result.contents(), result.rows());
        });
        final String names = planned.stream()
                .filter(one -> one.change() != Planned.Change.NONE)
                .map(one -> one.device().name() + " at " + one.device().door())
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            audit.done(who, ProvisionWords.PLAN, names);
        }
        return planned;
    }

    /**
     * Another token for a device, in the place of the one before, which is worth nothing from now on. A device that has an
     * identity keeps it until the token is used.
     *
     * @throws ProvisionException if there is no such device or it is retired
     */
    public EnrolmentToken reissue(final DeviceName name, final Duration valid, final String who) throws IOException {
        final EnrolmentToken token = EnrolmentToken.random();
        final Instant expires = time.now().plus(valid);
        change(now -> {
            final Device device = known(now, name);
            if (!device.isActive()) {
                throw ProvisionException.badInput(name + ": is retired. A retired device gets no token.");
            }
            return new Changed<>(now.with(device.with(TokenRecord.of(token, expires))), true);
        });
        audit.done(who, ProvisionWords.TOKEN, name + " until " + expires);
        return token;
    }

    /** Reads, changes and writes while nobody else does. */
    public <T> T change(final Change<T> change) throws IOException {
        return lock.hold(() -> {
            final Contents now = read();
            final Changed<T> changed = change.of(now);
            if (!changed.contents().equals(now)) {
                storage.replace(file, RegisterJson.encode(changed.contents()));
            }
            return changed.result();
        });
    }

    /** Where it lies; replaced with every change. */
    public Path file() {
        return file;
    }

    /** Where all that concerns this authority is audited. */
    public AuditLog audit() {
        return audit;
    }

    /** @throws ProvisionException that names the nearest if there is none */
    public static Device known(final Contents now, final DeviceName name) throws ProvisionException {
        final Optional<Device> device = now.device(name);
        if (device.isEmpty()) {
            final String nearest = Nearest.of(
                    name.toString(),
                    now.devices().stream().map(one -> one.name().toString()).toList());
            throw ProvisionException.badInput(name + ": there is no such device."
                    + (nearest.isEmpty() ? " None is planned yet." : " The nearest is " + nearest + "."));
        }
        return device.get();
    }
}
