// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every browser does, real or simulated. */
abstract class BrowserContract {

    private Browser browser;

    abstract Browser browser();

    /** The running program dies by itself. */
    abstract void die();

    /** The running program does not react any more. */
    abstract void freeze();

    abstract boolean isRunning();

    @BeforeEach
    void make() {
        browser = browser();
    }

    @AfterEach
    void end() {
        browser.close();
    }

    @Test
    void has_not_ended_before_it_was_started_nor_after_it_was_closed() throws IOException {
        assertThat(browser.hasEnded()).isFalse();
        browser.start();
        await().until(this::isRunning);
        assertThat(browser.hasEnded()).isFalse();
        browser.close();
        await().until(() -> !isRunning());
        assertThat(browser.hasEnded()).isFalse();
        browser.close();
    }

    @Test
    void a_program_that_dies_is_seen_to_have_ended_and_can_be_started_again() throws IOException {
        browser.start();
        await().until(this::isRunning);
        die();
        await().until(browser::hasEnded);
        browser.start();
        await().until(this::isRunning);
        assertThat(browser.hasEnded()).isFalse();
    }

    @Test
    void a_frozen_program_has_not_ended_and_makes_way_for_another() throws IOException {
        browser.start();
        await().until(this::isRunning);
        freeze();
        assertThat(browser.hasEnded()).isFalse();
        browser.start();
        assertThat(browser.hasEnded()).isFalse();
        browser.close();
        await().until(() -> !isRunning());
    }
}
