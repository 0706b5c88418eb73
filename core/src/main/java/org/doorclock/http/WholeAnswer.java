// SPDX-License-Identifier: Apache-2.0
package org.doorclock.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers that are waited for to their last byte: the time-out of the JDK's client ends with their headers. */
public final class WholeAnswer {

    private WholeAnswer() {}

    /**
     * Asks, and gives up what is not whole in time.
     *
     * @param patience from now to the last byte
     * @throws HttpTimeoutException if there was no whole answer within it
     * @throws IOException if there was none for another reason; as {@link HttpClient#send} says it
     */
    public static <T> HttpResponse<T> of(
            final HttpClient client, final HttpRequest request, final BodyHandler<T> body, final Duration patience)
            throws IOException, InterruptedException {
        final CompletableFuture<HttpResponse<T>> asked = client.sendAsync(request, body);
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("there was no whole answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException why) {
                throw why;
            }
            throw new IOException(e.getCause());
        } finally {
            asked.cancel(true);
        }
    }
}
