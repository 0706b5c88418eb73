// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

final class RecordingListener implements Reader.Listener {

    private final List<RawScan> scans = new CopyOnWriteArrayList<>();
    private final List<ReaderState> states = new CopyOnWriteArrayList<>();

    @Override
    public void scanned(final RawScan scan) {
        scans.add(scan);
    }

    @Override
    public void stateChanged(final ReaderState state) {
        states.add(state);
    }

    List<RawScan> scans() {
        return List.copyOf(scans);
    }

    List<ReaderState> states() {
        return List.copyOf(states);
    }
}
