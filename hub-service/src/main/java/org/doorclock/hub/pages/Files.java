// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import io.helidon.http.HeaderNames;
import io.helidon.http.NotFoundException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/** Files off the class path, below one folder that has the same name in an address. */
final class Files implements Handler {

    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]+/)*[A-Za-z0-9-]+\\.([a-z0-9]+)");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8",
            "woff2", "font/woff2");

    private final String folder;

    Files(final String folder) {
        this.folder = folder;
    }

    @Override
    public void handle(final ServerRequest request, final ServerResponse response) throws IOException {
        final String name = request.path().path().substring(folder.length());
        final String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
        if (type.isEmpty() || !NAME.matcher(name).matches()) {
            throw new NotFoundException("There is no such file.");
        }
        response.header(HeaderNames.CONTENT_TYPE, type);
        response.header(HeaderNames.CACHE_CONTROL, name.endsWith("woff2") ? "public, max-age=604800" : "no-cache");
        response.send(read(folder + name));
    }

    private static byte[] read(final String path) throws IOException {
        try (InputStream file = Files.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new NotFoundException("There is no such file.");
            }
            return file.readAllBytes();
        }
    }
}
