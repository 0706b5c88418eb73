// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.doorclock.files.WholeFile;
import org.doorclock.hub.http.HealthCheck;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.CrlSource;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Pem;
import org.doorclock.tls.ServerTls;
import org.doorclock.tls.Trust;
import org.tinylog.Logger;

/**
 * Whom the embedded broker lets in, and what it proves itself by: the files of a folder and the authorities' revocation
 * list, taken up again when they change. A list that cannot be had leaves the last one in force until that ends; then
 * nobody new is let in.
 */
public final class DevicesTls implements Looked {

    private final Path folder;
    private final CrlSource crl;
    private final Path kept;
    private final TimeSource time;
    private final ServerTls tls;
    private final Renewed files;
    private volatile Trust trust;
    private volatile Runnable changed = () -> {};
    private volatile Optional<String> trouble = Optional.empty();

    private DevicesTls(
            final Path folder,
            final CrlSource crl,
            final Path kept,
            final Renewed files,
            final Trust trust,
            final ServerTls tls,
            final TimeSource time) {
        this.folder = folder;
        this.crl = crl;
        this.kept = kept;
        this.time = time;
        this.tls = tls;
        this.files = files;
        this.trust = trust;
    }

    /**
     * @param folder with {@code cert.pem}, {@code key.pem} and {@code ca.pem}
     * @param crlLocation a file or a URL
     * @param kept where the last good list is kept, for a start at which the URL is out of reach
     * @throws IOException if something cannot be used, or there never was a list; the message is one line
     */
    public static DevicesTls open(final Path folder, final String crlLocation, final Path kept, final TimeSource time)
            throws IOException {
        final Renewed files = new Renewed(
                "what the embedded broker proves itself by",
                folder.resolve(Identity.KEY_FILE),
                folder.resolve(Identity.CERTIFICATE_FILE),
                folder.resolve(Trust.AUTHORITIES_FILE));
        final Trust authorities = Trust.read(folder.resolve(Trust.AUTHORITIES_FILE));
        final CrlSource crl = CrlSource.of(crlLocation, authorities);
        final Trust before = crl.isRemote() && Files.exists(kept) ? withKept(authorities, kept) : authorities;
        Optional<String> trouble = Optional.empty();
        Trust trust = before;
        try {
            trust = before.with(crl.read(), crl.name());
        } catch (IOException e) {
            if (before.crls().isEmpty()) {
                throw e;
            }
            trouble = Optional.of(e.getMessage());
            Logger.warn("the revocation list cannot be had, the one kept holds: {}", e.getMessage());
        }
        final DevicesTls devices =
                new DevicesTls(folder, crl, kept, files, trust, ServerTls.of(Identity.read(folder), trust), time);
        devices.trouble = trouble;
        devices.keep(trust);
        return devices;
    }

    /** What was in force when the hub ended: an older list than that would let in again whom it names. */
    private static Trust withKept(final Trust authorities, final Path kept) {
        try {
            return authorities.with(Pem.crls(kept), kept.toString());
        } catch (IOException e) {
            Logger.warn("the revocation list that was kept cannot be used: {}", e.getMessage());
            return authorities;
        }
    }

    public SSLContext context() {
        return tls.context();
    }

    /** Whether a connection with this certificate may be, whenever it was made. */
    public boolean admits(final X509Certificate certificate) {
        return !trust.revoked(certificate)
                && time.now().isBefore(certificate.getNotAfter().toInstant());
    }

    Trust trust() {
        return trust;
    }

    /** @param listener called after each look, as certificates end by themselves */
    public void afterEachLook(final Runnable listener) {
        changed = listener;
    }

    @Override
    public synchronized void look() {
        final Optional<List<X509CRL>> lists = fetched();
        files.look(() -> takeFolder(lists));
        lists.ifPresent(this::takeLists);
        changed.run();
    }

    /** Whether those who are not revoked can come in. */
    public HealthCheck.Result check() {
        final Optional<Instant> until = trust.until();
        if (until.isPresent() && time.now().isAfter(until.get())) {
            return new HealthCheck.Result(
                    "revocation-list",
                    false,
                    "The revocation list ended at " + until.get() + ", and no device can connect. Publish a new one at "
                            + crl.name() + ".");
        }
        return new HealthCheck.Result(
                "revocation-list",
                true,
                trouble.map(why -> "The last one stays in force: " + why).orElse(""));
    }

    private Optional<List<X509CRL>> fetched() {
        try {
            return Optional.of(crl.read());
        } catch (IOException e) {
            missed(e);
            return Optional.empty();
        }
    }

    private void takeFolder(final Optional<List<X509CRL>> lists) throws IOException {
        final Identity renewed = Identity.read(folder);
        final Trust read = Trust.read(folder.resolve(Trust.AUTHORITIES_FILE));
        use(judged(new Trust(read.authorities(), trust.crls()), lists));
        tls.use(renewed);
        Logger.info("the embedded broker has a new certificate, until {}", renewed.until());
    }

    /** An authority that takes another's place comes with its own list, which the other's certificates would refuse. */
    private Trust judged(final Trust authorities, final Optional<List<X509CRL>> lists) throws IOException {
        if (lists.isPresent()) {
            try {
                return authorities.with(lists.get(), crl.name());
            } catch (IOException e) {
                Logger.debug("the new authorities are judged by the list in force: {}", e.getMessage());
            }
        }
        return authorities.with(trust.crls(), crl.name());
    }

    private void takeLists(final List<X509CRL> lists) {
        try {
            use(trust.with(lists, crl.name()));
            trouble.ifPresent(was -> Logger.info("the revocation list is to be had again"));
            trouble = Optional.empty();
        } catch (IOException e) {
            missed(e);
        }
    }

    private void missed(final IOException e) {
        if (trouble.isEmpty()) {
            Logger.warn("the revocation list cannot be had, the last one holds: {}", e.getMessage());
        }
        trouble = Optional.of(e.getMessage());
    }

    private void use(final Trust fresh) {
        if (fresh.equals(trust)) {
            return;
        }
        final boolean isNewList = !fresh.crls().equals(trust.crls());
        trust = fresh;
        tls.use(fresh);
        if (isNewList) {
            keep(fresh);
            Logger.info(
                    "the revocation list changed; in force until {}",
                    fresh.until().map(Instant::toString).orElse("replaced"));
        }
    }

    private void keep(final Trust fresh) {
        if (!crl.isRemote()) {
            return;
        }
        try {
            WholeFile.replace(kept, Pem.text(fresh.crls()).getBytes(US_ASCII));
        } catch (IOException e) {
            Logger.warn("{}: the revocation list cannot be kept for the next start", kept);
        }
    }
}
