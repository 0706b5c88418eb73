// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.HubState;
import org.doorclock.wire.MalformedMessageException;
import org.doorclock.wire.Topics;
import org.doorclock.wire.Topics.DeviceTopic;

/** A broker with a {@link FakeHub} behind it, in simulated time and one thread, with the faults that it is told to have. */
final class SimulatedNetwork implements Link.Connector {

    static final String SITE = "royal";
    static final String DEVICE = "ct1";

    /** Probabilities of faults for each message; how long it takes, or with {@code reorder} takes at most. */
    record Faults(
            double refuse, double drop, double duplicate, double lose, double crash, boolean reorder, Duration delay) {
        static final Faults NONE = new Faults(0, 0, 0, 0, 0, false, Duration.ofMillis(1));
    }

    /** A message that the device published. */
    record Published(String topic, byte[] payload, boolean retained, long at) {}

    private record Due(long at, long order, Runnable what) {}

    final FakeHub hub = new FakeHub();
    final List<Published> published = new ArrayList<>();
    Faults faults = Faults.NONE;
    boolean hubIsThere = true;
    boolean brokerIsThere = true;
    boolean acknowledges = true;
    int receiveMaximum = 20;
    int mostInFlight;
    int connects;

    private final TimeSource time;
    private final RandomGenerator random;
    private final PriorityQueue<Due> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private long order;
    private Optional<SimulatedLink> link = Optional.empty();
    private Optional<Published> lastWill = Optional.empty();
    private boolean receiptPlanned;

    SimulatedNetwork(final TimeSource time, final RandomGenerator random) {
        this.time = time;
        this.random = random;
        beat();
    }

    @Override
    public Link connect(final Link.Login login, final Link.Listener listener) throws IOException {
        connects++;
        if (!brokerIsThere || random.nextDouble() < faults.refuse) {
            throw new IOException("connection refused");
        }
        final SimulatedLink made = new SimulatedLink(login, listener);
        link = Optional.of(made);
        listener.arrived(Topics.hub(SITE), hubState(), true);
        return made;
    }

    /** Lets everything happen that is due by now. */
    void run() {
        while (!agenda.isEmpty() && agenda.peek().at <= time.nanos()) {
            agenda.poll().what.run();
        }
    }

    long next() {
        return agenda.peek().at;
    }

    void sendReceipt() {
        toDevice(DeviceTopic.RECEIPTS.of(SITE, DEVICE), hub.receipt().encode());
    }

    void toDevice(final String topic, final byte[] payload) {
        link.ifPresent(to -> later(() -> to.arrives(topic, payload)));
    }

    void loseLink() {
        link.ifPresent(SimulatedLink::lose);
    }

    Optional<Published> lastWill() {
        return lastWill;
    }

    List<Published> published(final DeviceTopic topic) {
        final String name = topic.of(SITE, DEVICE);
        return published.stream().filter(p -> p.topic.equals(name)).toList();
    }

    /** The hub stops at once and comes back after a while, with what it had made durable. */
    void crashHub(final Duration away) {
        hub.crash();
        hubIsThere = false;
        toDevice(Topics.hub(SITE), hubState());
        at(time.nanos() + away.toNanos(), () -> {
            hubIsThere = true;
            toDevice(Topics.hub(SITE), hubState());
        });
    }

    private byte[] hubState() {
        return new HubState(hubIsThere ? HubState.Phase.READY : HubState.Phase.LOST, hub.instance()).encode();
    }

    private void beat() {
        if (hubIsThere) {
            toDevice(Topics.hub(SITE), hubState());
        }
        at(time.nanos() + HubState.BEAT.toNanos(), this::beat);
    }

    private void later(final Runnable what) {
        final long most = faults.delay.toNanos();
        at(time.nanos() + (faults.reorder ? random.nextLong(most + 1) : most), what);
    }

    private void at(final long when, final Runnable what) {
        agenda.add(new Due(when, order++, what));
    }

    private void hubTakes(final String topic, final byte[] payload) {
        if (!hubIsThere) {
            return;
        }
        if (topic.equals(DeviceTopic.EVENTS.of(SITE, DEVICE))) {
            hub.take(payload);
            planReceipt();
        } else if (topic.equals(DeviceTopic.STATE.of(SITE, DEVICE))) {
            try {
                hub.learnsOf(DeviceState.decode(payload).last());
            } catch (MalformedMessageException e) {
                throw new AssertionError(e);
            }
            planReceipt();
        }
    }

    private void planReceipt() {
        if (!receiptPlanned) {
            receiptPlanned = true;
            later(() -> {
                receiptPlanned = false;
                if (hubIsThere) {
                    hub.fsync();
                    sendReceipt();
                }
            });
        }
    }

    private final class SimulatedLink implements Link {
        private final Login login;
        private final Listener listener;
        private boolean up = true;
        private int inFlight;

        SimulatedLink(final Login login, final Listener listener) {
            this.login = login;
            this.listener = listener;
        }

        @Override
        public int receiveMaximum() {
            return receiveMaximum;
        }

        @Override
        public void publish(final String topic, final byte[] payload, final boolean retained) throws IOException {
            if (!up) {
                throw new IOException("not connected");
            }
            published.add(new Published(topic, payload, retained, time.nanos()));
            inFlight++;
            mostInFlight = Math.max(mostInFlight, inFlight);
            if (random.nextDouble() < faults.crash) {
                crashHub(Duration.ofSeconds(random.nextLong(20)));
            }
            if (random.nextDouble() < faults.lose) {
                later(this::lose);
            }
            if (random.nextDouble() >= faults.drop) {
                later(() -> hubTakes(topic, payload));
            }
            if (random.nextDouble() < faults.duplicate) {
                later(() -> hubTakes(topic, payload));
            }
            if (acknowledges) {
                later(() -> {
                    inFlight--;
                    if (up) {
                        listener.acknowledged();
                    }
                });
            }
        }

        @Override
        public void close(final boolean politely) {
            if (up && !politely) {
                lastWill = Optional.of(new Published(login.willTopic(), login.will(), true, time.nanos()));
            }
            up = false;
        }

        void arrives(final String topic, final byte[] payload) {
            if (up && random.nextDouble() >= faults.drop) {
                listener.arrived(topic, payload, false);
            }
        }

        void lose() {
            if (up) {
                close(false);
                listener.lost("cut");
            }
        }
    }
}
