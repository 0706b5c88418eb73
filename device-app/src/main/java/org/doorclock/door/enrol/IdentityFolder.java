// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;
import org.doorclock.files.FileLock;
import org.doorclock.journal.Disk;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Trust;

/**
 * Where a device keeps what it proves itself by. After a power cut at any instant, one of its identities is whole. A new one
 * comes about in steps:
 *
 * <ol>
 *   <li>{@link #nextKey()}: {@code key.next.pem} is there, before anybody hears of it;
 *   <li>{@link #adopt}: {@code cert.previous.pem} becomes a copy of {@code cert.pem}; then one rename puts the new
 *       certificate in that one's place, and the new identity is the current one: {@code cert.pem} with
 *       {@code key.next.pem}. The old one is {@code cert.previous.pem} with {@code key.pem};
 *   <li>{@link #settle()}, once it has proved good: the key moves to {@code key.pem} and the old one is gone. Or
 *       {@link #giveBack()}, if it has proved bad: one rename makes the old one current.
 * </ol>
 *
 * Which key goes with which certificate is seen from the keys themselves. For any thread and, where the folder is a real one, any process.
 */
final class IdentityFolder {

    static final String KEY = Identity.KEY_FILE;
    static final String NEXT_KEY = "key.next.pem";
    static final String CERTIFICATE = Identity.CERTIFICATE_FILE;
    static final String PREVIOUS = "cert.previous.pem";
    static final String AUTHORITIES = Trust.AUTHORITIES_FILE;

    private static final String CURVE = "secp256r1";

    private final Turns turns;

    /** Has something done on the disk while nobody else changes it. */
    interface Turns {
        <T> T take(Work<T> work) throws IOException;
    }

    interface Work<T> {
        T on(Disk disk) throws IOException;
    }

    /**
     * What is there.
     *
     * @param current what to connect with; empty if there is nothing whole
     * @param previous what to connect with if the current one is refused
     * @param isSettled whether the current one has proved good
     * @param authorities whom to believe; empty if nobody has said so yet
     */
    record Held(
            Optional<Identity> current,
            Optional<Identity> previous,
            boolean isSettled,
            List<X509Certificate> authorities) {}

    IdentityFolder(final Turns turns) {
        this.turns = turns;
    }

    /** @param folder made if it is not there, by whatever writes first */
    static IdentityFolder at(final Path folder) {
        return new IdentityFolder(new Turns() {
            @Override
            public <T> T take(final Work<T> work) throws IOException {
                PrivateFolder.make(folder);
                final Path lock = folder.resolve("lock");
                return new FileLock(lock).hold(() -> {
                    final PrivateFolder disk = new PrivateFolder(folder);
                    if (!Files.getOwner(lock).equals(Files.getOwner(folder))) {
                        Files.setOwner(lock, Files.getOwner(folder));
                    }
                    return work.on(disk);
                });
            }
        });
    }

    Held held() throws IOException {
        return turns.take(disk -> held(new IdentityFiles(disk)));
    }

    /** Takes note of whom to believe. */
    void believe(final List<X509Certificate> authorities) throws IOException {
        turns.take(disk -> {
            new IdentityFiles(disk).replace(AUTHORITIES, IdentityFiles.pem(authorities));
            disk.sync();
            return disk;
        });
    }

    /**
     * A key that no certificate was issued for as far as is known: the one that an attempt before has left, or a new one.
     *
     * @throws IllegalStateException unless the current identity is settled
     */
    KeyPair nextKey() throws IOException {
        return turns.take(disk -> nextKey(new IdentityFiles(disk)));
    }

    /** As {@link #nextKey}, where the device begins anew: whatever is current has proved itself as far as it ever will. */
    KeyPair firstKey() throws IOException {
        return turns.take(disk -> {
            final IdentityFiles files = new IdentityFiles(disk);
            settle(files);
            return nextKey(files);
        });
    }

    /** The next key is not wanted: the one after it is another. */
    void dropNextKey() throws IOException {
        turns.take(disk -> {
            final IdentityFiles files = new IdentityFiles(disk);
            if (held(files).isSettled()) {
                files.drop(NEXT_KEY);
                disk.sync();
            }
            return disk;
        });
    }

    /** Makes an identity of the next key and its certificate the current one. @param chain checked; its own certificate first */
    void adopt(final List<X509Certificate> chain) throws IOException {
        turns.take(disk -> {
            final IdentityFiles files = new IdentityFiles(disk);
            mend(files);
            final Optional<String> old = files.text(CERTIFICATE);
            if (old.isPresent()) {
                files.replace(PREVIOUS, old.get());
            }
            final String fresh = files.beside(CERTIFICATE, IdentityFiles.pem(chain));
            disk.sync();
            final PrivateKey key = files.key(NEXT_KEY).orElseThrow(() -> new IOException("the new key is gone"));
            if (files.chain(fresh)
                    .filter(written -> Identity.belongs(key, written.getFirst()))
                    .isEmpty()) {
                throw new IOException("the disk does not give back what was written to it");
            }
            disk.rename(fresh, CERTIFICATE);
            disk.sync();
            return disk;
        });
    }

    /** The current identity has proved good: there is none but it. */
    void settle() throws IOException {
        turns.take(disk -> {
            settle(new IdentityFiles(disk));
            return disk;
        });
    }

    /** The current identity has proved bad: the one before is current again, if there is one. */
    void giveBack() throws IOException {
        turns.take(disk -> {
            final IdentityFiles files = new IdentityFiles(disk);
            if (held(files).previous().isPresent()) {
                disk.rename(PREVIOUS, CERTIFICATE);
                files.drop(NEXT_KEY);
                disk.sync();
            }
            return disk;
        });
    }

    private static KeyPair nextKey(final IdentityFiles files) throws IOException {
        mend(files);
        final Optional<KeyPair> left = files.pair(NEXT_KEY);
        if (left.isPresent()) {
            return left.get();
        }
        final KeyPair fresh = newKey();
        files.replace(NEXT_KEY, IdentityFiles.pem(fresh));
        files.disk().sync();
        return fresh;
    }

    private static void settle(final IdentityFiles files) throws IOException {
        final Held held = held(files);
        if (held.current().isPresent() && !held.isSettled()) {
            files.drop(PREVIOUS);
            files.disk().rename(NEXT_KEY, KEY);
            files.disk().sync();
        }
    }

    /** Brings to its end what a power cut has interrupted. */
    private static void mend(final IdentityFiles files) throws IOException {
        final Held held = held(files);
        if (held.current().isPresent() && !held.isSettled()) {
            throw new IllegalStateException("the current identity has not proved itself yet");
        }
        if (held.current().isPresent() && !matches(files, KEY, CERTIFICATE)) {
            files.disk().rename(PREVIOUS, CERTIFICATE);
            files.disk().sync();
        }
    }

    private static Held held(final IdentityFiles files) throws IOException {
        final List<X509Certificate> authorities = files.chain(AUTHORITIES).orElse(List.of());
        final Optional<Identity> unsettled = identity(files, NEXT_KEY, CERTIFICATE);
        final Optional<Identity> previous = identity(files, KEY, PREVIOUS);
        if (unsettled.isPresent()) {
            return new Held(unsettled, previous, false, authorities);
        }
        final Optional<Identity> settled = identity(files, KEY, CERTIFICATE);
        return new Held(settled.isPresent() ? settled : previous, Optional.empty(), true, authorities);
    }

    private static boolean matches(final IdentityFiles files, final String key, final String chain) throws IOException {
        return identity(files, key, chain).isPresent();
    }

    private static Optional<Identity> identity(final IdentityFiles files, final String key, final String chain)
            throws IOException {
        final Optional<PrivateKey> secret = files.key(key);
        final Optional<List<X509Certificate>> certificates = files.chain(chain);
        if (secret.isEmpty() || certificates.isEmpty()) {
            return Optional.empty();
        }
        final X509Certificate own = certificates.get().getFirst();
        final boolean isOne = files.pair(key)
                .map(pair -> pair.getPublic().equals(own.getPublicKey()))
                .orElseGet(() -> Identity.belongs(secret.get(), own));
        return isOne ? Optional.of(new Identity(secret.get(), certificates.get())) : Optional.empty();
    }

    private static KeyPair newKey() {
        try {
            final KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + CURVE, e);
        }
    }
}
