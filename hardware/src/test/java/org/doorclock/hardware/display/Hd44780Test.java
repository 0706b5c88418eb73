// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.function.Consumer;
import org.doorclock.hardware.pins.Board;
import org.junit.jupiter.api.Test;

class Hd44780Test extends PanelContract {

    private final FakeHd44780 lcd = new FakeHd44780();

    @Override
    Panel panel(final Board.I2c bus) {
        return new Hd44780(bus);
    }

    @Override
    Consumer<byte[]> controller() {
        return lcd;
    }

    @Override
    void powerUp() {
        lcd.powerUp();
    }

    @Override
    boolean isShown(final Page page) {
        return lcd.rows()
                .equals(Hd44780.rows(page).stream()
                        .map(row -> Words.fit(row, Hd44780.COLUMNS))
                        .toList());
    }

    @Override
    boolean isDark() {
        return !lcd.isLit();
    }

    @Test
    void findsItsStepAgainWhenAHalfOfAByteWasLost() {
        opened().show(Pages.READY);
        await().until(() -> isShown(Pages.READY));
        lcd.loseHalf();
        final Panel again = panel(bytes -> lcd.accept(bytes));
        org.assertj.core.api.Assertions.assertThatCode(() -> {
                    again.wake();
                    again.draw(Pages.BROKEN);
                })
                .doesNotThrowAnyException();
        assertThat(isShown(Pages.BROKEN)).isTrue();
    }

    @Test
    void hasRoomForWhatMatters() {
        assertThat(Hd44780.rows(Pages.READY))
                .isEqualTo(
                        List.of("Scan the wristband", "at the door, and", "again when the CT", "14:05 Connected CT 1"));
        assertThat(Hd44780.rows(Pages.STARTED))
                .isEqualTo(
                        List.of("Scan started", "38 min after arrival", "Wrong? Undo button", "14:05 Connected CT 1"));
        assertThat(Hd44780.rows(Pages.BROKEN).subList(0, 2)).isEqualTo(List.of("Cannot save", "Write the time on"));
    }
}
