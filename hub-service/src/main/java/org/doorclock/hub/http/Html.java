// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

/** What every light page has around its content. */
public final class Html {

    private Html() {}

    /** A whole page; {@code content} is HTML, the rest is text. */
    public static String page(final String title, final String content) {
        return """
                <!doctype html>
                <html lang="en-GB">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s – Doorclock</title>
                <link rel="icon" href="/web/icon.svg">
                <link rel="stylesheet" href="/web/tokens.css">
                <link rel="stylesheet" href="/pages/light.css">
                </head>
                <body>
                <a class="skip" href="#content">Skip to the content</a>
                %s
                </body>
                </html>
                """.formatted(text(title), content);
    }

    /** Text as HTML, also for a quoted attribute. */
    public static String text(final String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
