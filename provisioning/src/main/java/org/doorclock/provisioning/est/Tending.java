// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.doorclock.audit.AuditException;
import org.doorclock.provisioning.authority.Authority;
import org.doorclock.tls.ServerTls;
import org.tinylog.Logger;

/**
 * What the server looks after beside its requests: a revocation by any command is in the signed list within two seconds, a
 * list is never older than a day, and the server's own renewed certificate is used from the next connection on.
 */
final class Tending implements AutoCloseable {

    private static final int LOOK_ANYWAY = 60;

    private final Authority authority;
    private final String name;
    private final ServerTls tls;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tending").factory());
    private final Map<Path, String> stamps = new HashMap<>();
    private int ticks;
    private boolean saidTrouble;

    Tending(final Authority authority, final String name, final ServerTls tls) {
        this.authority = authority;
        this.name = name;
        this.tls = tls;
    }

    /** Signs a list at once if one is needed, then goes on in a thread of its own. */
    void begin() throws IOException {
        changed(register());
        changed(certificate());
        authority.crl().signIfNeeded();
        thread.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    /** One look; whatever fails is said once, and the next look tries again. */
    void tick() {
        try {
            ticks++;
            if (changed(register()) || ticks % LOOK_ANYWAY == 0) {
                authority.crl().signIfNeeded();
            }
            if (changed(certificate())) {
                tls.use(EstServer.identity(authority, name));
            }
            saidTrouble = false;
        } catch (IOException | AuditException e) {
            trouble(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // Thrown out of here it would end the ticks: no list would be signed any more.
            trouble(e.toString());
        }
    }

    private void trouble(final String why) {
        stamps.clear();
        if (!saidTrouble) {
            saidTrouble = true;
            Logger.error("the revocation list or the server's certificate is not up to date: {}", why);
        }
    }

    private Path register() {
        return authority.register().file();
    }

    private Path certificate() {
        return authority.files().serverCertificate(name);
    }

    /** Whether the file is another than the last time. */
    private boolean changed(final Path file) throws IOException {
        final BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        final String stamp = now.fileKey() + " " + now.lastModifiedTime() + " " + now.size();
        return !stamp.equals(stamps.put(file, stamp));
    }
}
