// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.doorclock.wire.MalformedMessageException;
import org.doorclock.wire.Receipt;
import org.doorclock.wire.Topics.DeviceTopic;

/** A device that says what it is told to and notes the receipts it gets. */
public final class TestDevice implements AutoCloseable {

    private final BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
    private final String site;
    private final String device;
    private final MqttLink link;
    private int sent;

    public TestDevice(final BrokerAddress broker, final String site, final String device) throws InterruptedException {
        this.site = site;
        this.device = device;
        link = new MqttLink("test-" + device, List.of(DeviceTopic.RECEIPTS.of(site, device)), Optional.empty(), false);
        link.start(BrokerLogin.open(broker), (topic, payload) -> receipts.add(decode(payload)));
        link.awaitConnected();
    }

    /** Nothing waits for anything: what is sent twice goes out twice. */
    public void send(final DeviceTopic topic, final byte[] payload) {
        link.publish("message-" + sent++, topic.of(site, device), payload);
    }

    public void sendBatch(final List<byte[]> events) {
        final String batch =
                events.stream().map(event -> new String(event, UTF_8)).collect(Collectors.joining(",\n ", "[ ", " ]"));
        send(DeviceTopic.EVENTS, batch.getBytes(UTF_8));
    }

    /** The receipts so far, in order. */
    public List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    /** The last receipt for an epoch. */
    public Optional<Receipt> receipt(final String epoch) {
        return receipts().reversed().stream()
                .filter(receipt -> receipt.epoch().equals(epoch))
                .findFirst();
    }

    public void forgetReceipts() {
        receipts.clear();
    }

    @Override
    public void close() {
        link.close();
    }

    private static Receipt decode(final byte[] payload) {
        try {
            return Receipt.decode(payload);
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("the hub sent a receipt that is none", e);
        }
    }
}
