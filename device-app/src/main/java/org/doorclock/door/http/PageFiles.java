// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/** The page's own files off the class path, below one folder. A page on loopback needs neither ranges nor caching rules. */
final class PageFiles implements Handler {

    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]+/)*[A-Za-z0-9-]+(?:\\.[a-z0-9]+)+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8",
            "woff2", "font/woff2");

    private final String prefix;
    private final String folder;

    /**
     * @param prefix what comes before a file's name in a request's path
     * @param folder what comes before it on the class path
     */
    PageFiles(final String prefix, final String folder) {
        this.prefix = prefix;
        this.folder = folder;
    }

    @Override
    public void handle(final ServerRequest request, final ServerResponse response) throws IOException {
        final String path = request.path().path().substring(prefix.length());
        final String name = path.isEmpty() ? "index.html" : path;
        final String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
        if (type.isEmpty() || !NAME.matcher(name).matches()) {
            response.status(Status.NOT_FOUND_404).send();
            return;
        }
        try (InputStream file = PageFiles.class.getResourceAsStream(folder + name)) {
            if (file == null) {
                response.status(Status.NOT_FOUND_404).send();
            } else {
                response.header(HeaderNames.CONTENT_TYPE, type);
                response.send(file.readAllBytes());
            }
        }
    }
}
