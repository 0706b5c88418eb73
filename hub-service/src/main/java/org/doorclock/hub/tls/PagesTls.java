// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.tls;

import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.doorclock.tls.Identity;
import org.doorclock.tls.ServerTls;
import org.tinylog.Logger;

/** What a server of the hub proves itself by: the files of a folder, read again when they change. */
public final class PagesTls implements Looked {

    private final Path folder;
    private final ServerTls tls;
    private final Renewed files;

    private PagesTls(final Path folder, final ServerTls tls, final Renewed files) {
        this.folder = folder;
        this.tls = tls;
        this.files = files;
    }

    /** @throws IOException if {@code cert.pem} and {@code key.pem} of the folder cannot be used; the message is one line */
    public static PagesTls open(final Path folder) throws IOException {
        final Renewed files = new Renewed(
                "the certificate of pages and API",
                folder.resolve(Identity.KEY_FILE),
                folder.resolve(Identity.CERTIFICATE_FILE));
        return new PagesTls(folder, ServerTls.of(Identity.read(folder)), files);
    }

    public SSLContext context() {
        return tls.context();
    }

    @Override
    public synchronized void look() {
        files.look(() -> {
            final Identity renewed = Identity.read(folder);
            tls.use(renewed);
            Logger.info("pages and API have a new certificate, until {}", renewed.until());
        });
    }
}
