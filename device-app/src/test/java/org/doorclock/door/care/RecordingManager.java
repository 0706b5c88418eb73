// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.care;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.doorclock.service.ServiceManager;

/** A service manager that remembers what it was told. */
public final class RecordingManager implements ServiceManager {

    private final Optional<Duration> patience;
    public final List<String> told = new CopyOnWriteArrayList<>();

    public RecordingManager(final Optional<Duration> patience) {
        this.patience = patience;
    }

    @Override
    public Optional<Duration> patience() {
        return patience;
    }

    @Override
    public void tell(final String state) {
        told.add(state);
    }

    public long fed() {
        return told.stream().filter(ALIVE::equals).count();
    }
}
