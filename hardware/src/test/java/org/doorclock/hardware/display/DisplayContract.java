// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every small display promises. */
abstract class DisplayContract {

    private Display display;

    abstract Display display() throws Exception;

    /** Whether this page is what can be seen. */
    abstract boolean isShown(Page page);

    abstract boolean isDark();

    @BeforeEach
    void open() throws Exception {
        display = display();
    }

    @AfterEach
    void close() {
        display.close();
    }

    Display opened() {
        return display;
    }

    @Test
    void showsOnePageAfterTheOther() {
        for (final Page page : new Page[] {Pages.READY, Pages.STARTED, Pages.BROKEN, Pages.READY}) {
            display.show(page);
            await().until(() -> isShown(page));
        }
        assertThat(display.state().isReady()).isTrue();
    }

    @Test
    void showsTheLastOfMany() {
        for (int i = 0; i < 50; i++) {
            display.show(Pages.STARTED);
            display.show(Pages.READY);
        }
        await().until(() -> isShown(Pages.READY));
    }

    @Test
    void isDarkOnceClosedAndStaysSo() {
        display.show(Pages.READY);
        await().until(() -> isShown(Pages.READY));
        display.close();
        display.close();
        await().until(this::isDark);
        assertThatCode(() -> display.show(Pages.BROKEN)).doesNotThrowAnyException();
        assertThat(isDark()).isTrue();
    }
}
