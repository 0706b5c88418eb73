// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What other threads tell the uplink's one thread. Safe for use by many threads; never blocks those who post. */
final class Mailbox {

    /** What happened on a link. */
    sealed interface Signal {
        record Arrived(String topic, byte[] payload, boolean retained) implements Signal {}

        record Acknowledged() implements Signal {}

        record Lost(String reason) implements Signal {}
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private List<Signal> signals = new ArrayList<>();
    private Link.Listener current = listener();
    private boolean wake;

    /** A listener for a new link; what still comes from an earlier link is dropped. */
    Link.Listener listener() {
        final Link.Listener listener = new Link.Listener() {
            @Override
            public void arrived(final String topic, final byte[] payload, final boolean retained) {
                post(this, new Signal.Arrived(topic, payload, retained));
            }

            @Override
            public void acknowledged() {
                post(this, new Signal.Acknowledged());
            }

            @Override
            public void lost(final String reason) {
                post(this, new Signal.Lost(reason));
            }
        };
        lock.lock();
        try {
            current = listener;
            signals = new ArrayList<>();
        } finally {
            lock.unlock();
        }
        return listener;
    }

    void wake() {
        lock.lock();
        try {
            wake = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    List<Signal> takeAll() {
        lock.lock();
        try {
            final List<Signal> taken = signals;
            signals = new ArrayList<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something is there, someone wakes it, or the time is over. */
    void await(final long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!wake && signals.isEmpty() && left > 0) {
                left = woken.awaitNanos(left);
            }
            wake = false;
        } finally {
            lock.unlock();
        }
    }

    private void post(final Link.Listener from, final Signal signal) {
        lock.lock();
        try {
            if (from == current) {
                signals.add(signal);
                woken.signal();
            }
        } finally {
            lock.unlock();
        }
    }
}
