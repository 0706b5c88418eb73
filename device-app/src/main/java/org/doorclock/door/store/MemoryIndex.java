// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The index on the heap: for when its file cannot be used, and as the twin to test against. */
final class MemoryIndex implements DoorIndex {

    private final TreeMap<Long, Step> history = new TreeMap<>();
    private final Map<String, TreeSet<Long>> byToken = new HashMap<>();
    private long applied;
    private long delivered;

    @Override
    public long applied() {
        return applied;
    }

    @Override
    public void add(final Step step) {
        history.put(step.seq(), step);
        step.tokens()
                .forEach(token ->
                        byToken.computeIfAbsent(token, t -> new TreeSet<>()).add(step.seq()));
        applied = step.seq();
    }

    @Override
    public void remove(final long seq, final long voided) {
        forget(voided);
        applied = seq;
    }

    private void forget(final long seq) {
        final Step step = history.remove(seq);
        if (step != null) {
            step.tokens().forEach(token -> byToken.get(token).remove(seq));
            step.tokens().forEach(token -> byToken.computeIfPresent(token, (t, seqs) -> seqs.isEmpty() ? null : seqs));
        }
    }

    @Override
    public void skip(final long seq) {
        applied = seq;
    }

    @Override
    public List<Step> steps(final String token) {
        return byToken.getOrDefault(token, new TreeSet<>()).stream()
                .map(history::get)
                .toList();
    }

    @Override
    public List<Step> newest(final int most) {
        return history.descendingMap().values().stream().limit(most).toList();
    }

    @Override
    public void forgetBefore(final long seq) {
        new ArrayList<>(history.headMap(seq).keySet()).forEach(this::forget);
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public void delivered(final long through) {
        delivered = through;
    }

    @Override
    public void close() {
        // nothing outlives the heap
    }
}
