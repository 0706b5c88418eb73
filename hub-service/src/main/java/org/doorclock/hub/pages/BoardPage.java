// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The countdown board: the same page for every site, which finds out in the browser whose it is. */
final class BoardPage {

    private final String html;

    /** @param level 0 or 1 */
    BoardPage(final int level) {
        try (InputStream in = BoardPage.class.getResourceAsStream("/pages/board.html")) {
            html = new String(in.readAllBytes(), UTF_8).replace("data-level=\"0\"", "data-level=\"" + level + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String html() {
        return html;
    }
}
