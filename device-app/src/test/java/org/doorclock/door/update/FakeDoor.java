// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A door that is as a test says, and tells what was asked of it. */
final class FakeDoor implements Doings {

    static final Condition WELL = new Condition(true, true, true, true, true);

    Optional<String> obstacle = Optional.empty();
    Condition condition = WELL;
    long free = 1L << 40;
    int restarts;
    final List<Notice> shown = new ArrayList<>();

    @Override
    public Optional<String> obstacle() {
        return obstacle;
    }

    @Override
    public Condition condition() {
        return condition;
    }

    @Override
    public long free() {
        return free;
    }

    @Override
    public void show(final Notice notice) {
        shown.add(notice);
    }

    @Override
    public void restart() {
        restarts++;
    }
}
