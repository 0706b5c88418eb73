// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.doorclock.hardware.pins.Board;
import org.junit.jupiter.api.Test;

class Ssd1306Test extends PanelContract {

    private FakeSsd1306 oled = new FakeSsd1306();

    @Override
    Panel panel(final Board.I2c bus) {
        return new Ssd1306(bus);
    }

    @Override
    Consumer<byte[]> controller() {
        return bytes -> oled.accept(bytes);
    }

    @Override
    void powerUp() {
        oled = new FakeSsd1306();
    }

    @Override
    boolean isShown(final Page page) {
        final Canvas canvas = OledLayout.of(page);
        for (int y = 0; y < Canvas.HEIGHT; y++) {
            for (int x = 0; x < Canvas.WIDTH; x++) {
                if (oled.isLit(x, y) != (canvas.isLit(x, y) != page.alarm())) {
                    return false;
                }
            }
        }
        return oled.isOn();
    }

    @Override
    boolean isDark() {
        return oled.litPoints() == 0;
    }

    @Test
    void showsABrokenDoorBrightAndAnyOtherDark() throws IOException {
        final int points = Canvas.WIDTH * Canvas.HEIGHT;
        opened().show(Pages.READY);
        await().until(() -> isShown(Pages.READY));
        oled.picture(Path.of("target/oled/ready.png"));
        assertThat(oled.litPoints()).isBetween(points / 20, points / 2);
        opened().show(Pages.BROKEN);
        await().until(() -> isShown(Pages.BROKEN));
        oled.picture(Path.of("target/oled/cannot-save.png"));
        assertThat(oled.litPoints()).isGreaterThan(points / 2);
        opened().show(Pages.STARTED);
        await().until(() -> isShown(Pages.STARTED));
        oled.picture(Path.of("target/oled/scan-started.png"));
    }

    @Test
    void drawsACodeTwoPointsAModuleWithItsQuietZone() {
        final Canvas canvas = OledLayout.of(Pages.STARTED);
        final int side = (21 + 8) * 2;
        final int left = Canvas.WIDTH - side;
        for (int i = 0; i < side; i++) {
            assertThat(canvas.isLit(left + i, 0)).as("quiet zone above").isTrue();
            assertThat(canvas.isLit(left + 7, i)).as("quiet zone on the left").isTrue();
            assertThat(canvas.isLit(Canvas.WIDTH - 1, i))
                    .as("quiet zone on the right")
                    .isTrue();
        }
        for (int y = 0; y < 21; y++) {
            for (int x = 0; x < 21; x++) {
                final boolean dark = (x + y) % 2 == 0;
                assertThat(canvas.isLit(left + 8 + 2 * x, 8 + 2 * y)).isEqualTo(!dark);
                assertThat(canvas.isLit(left + 9 + 2 * x, 9 + 2 * y)).isEqualTo(!dark);
            }
        }
    }

    @Test
    void leavesOutACodeTooFineToBeRead() {
        final Page fine = new Page(
                "A",
                "",
                java.util.List.of(),
                "",
                java.util.List.of(),
                false,
                java.util.Optional.of(new Pages.Chequered(57)),
                "");
        final Page none =
                new Page("A", "", java.util.List.of(), "", java.util.List.of(), false, java.util.Optional.empty(), "");
        final Canvas drawn = OledLayout.of(fine);
        final Canvas expected = OledLayout.of(none);
        for (int y = 0; y < Canvas.HEIGHT; y++) {
            for (int x = 0; x < Canvas.WIDTH; x++) {
                assertThat(drawn.isLit(x, y)).isEqualTo(expected.isLit(x, y));
            }
        }
    }

    @Test
    void hasEveryLetterThatAPageCanHold() {
        for (char c = ' '; c <= '~'; c++) {
            assertThat(Font.has(c)).as("letter " + c).isTrue();
        }
        assertThat(Font.has('\u00e9')).isFalse();
    }
}
