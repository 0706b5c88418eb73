// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The reading of one input device, from its opening until it goes, on a thread of its own. */
final class InputSession {

    private static final int IDLE_MILLIS = 250;
    /** Longer than any scanner rests within a symbol. */
    private static final int SETTLE_MILLIS = 100;

    private static final int SETTLE_ROUNDS = 20;
    private static final Pattern SAME_ON_ALL_KEYBOARDS =
            Pattern.compile("[0-9 \\x00-\\x1f]*|][A-Za-z][0-9].*|DC:.*|dc:.*", Pattern.DOTALL);

    private final Path path;
    private final InputDevice device;
    private final int pauseMillis;
    private final BooleanSupplier open;
    private final KeyDecoder decoder;
    private final AtomicBoolean goneOn = new AtomicBoolean(true);
    private volatile boolean ready;

    /**
     * @param device open and grabbed; closed by this
     * @param open whether to go on
     */
    InputSession(
            final Path path,
            final InputDevice device,
            final ReaderSettings settings,
            final BooleanSupplier open,
            final Consumer<RawScan> scans) {
        this.path = path;
        this.device = device;
        this.pauseMillis = (int) settings.framing().pause().toMillis();
        this.open = open;
        this.decoder = new KeyDecoder(
                settings.framing(), settings.lettersWithoutAim() ? scans : scan -> scans.accept(proved(scan)));
    }

    /** Letters and signs lie elsewhere on other countries' keyboards; digits without shift do not. */
    private static RawScan proved(final RawScan scan) {
        return switch (scan) {
            case RawScan.Text text ->
                SAME_ON_ALL_KEYBOARDS.matcher(text.text()).matches()
                        ? text
                        : new RawScan.Garbled(RawScan.Problem.LAYOUT);
            case RawScan.Garbled garbled -> garbled;
        };
    }

    /** Whether what is scanned now is taken. */
    boolean isReady() {
        return ready;
    }

    /** Whether it has waited for keys since this was asked last: it is not stuck elsewhere. */
    boolean hasGoneOn() {
        return goneOn.getAndSet(false);
    }

    /**
     * @param settled called once when ready
     * @param ended called once, after that the device has gone or this was to stop
     */
    void start(final Runnable settled, final Runnable ended) {
        Thread.ofPlatform().daemon().name("reader-" + path.getFileName()).start(() -> {
            try (device) {
                final boolean quiet = settle();
                ready = true;
                settled.run();
                if (quiet) {
                    decoder.cut();
                }
                read();
            } catch (DeviceException e) {
                decoder.cut();
            } finally {
                ready = false;
                ended.run();
            }
        });
    }

    /** A symbol that is being typed at the opening would come as its rear part only: waits until nothing comes, but not for ever. */
    private boolean settle() throws DeviceException {
        boolean quiet = false;
        for (int round = 0; round < SETTLE_ROUNDS && !quiet && open.getAsBoolean(); round++) {
            goneOn.set(true);
            final List<InputEvent> rest = device.read(SETTLE_MILLIS);
            quiet = rest.isEmpty();
            if (!quiet) {
                decoder.joinedLate();
                rest.forEach(decoder::accept);
            }
        }
        decoder.know(device.keysDown());
        return quiet;
    }

    private void read() throws DeviceException {
        while (open.getAsBoolean()) {
            goneOn.set(true);
            final List<InputEvent> events = device.read(decoder.isWaiting() ? pauseMillis : IDLE_MILLIS);
            events.forEach(decoder::accept);
            if (events.isEmpty()) {
                decoder.pause();
            }
            if (events.isEmpty() && decoder.isUnsureOfKeys()) {
                decoder.know(device.keysDown());
            }
        }
    }
}
