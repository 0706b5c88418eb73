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
    void hasNotEndedBeforeItWasStartedNorAfterItWasClosed() throws IOException {
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
    void aProgramThatDiesIsSeenToHaveEndedAndCanBeStartedAgain() throws IOException {
        browser.start();
        await().until(this::isRunning);
        die();
        await().until(browser::hasEnded);
        browser.start();
        await().until(this::isRunning);
        assertThat(browser.hasEnded()).isFalse();
    }

    @Test
    void aFrozenProgramHasNotEndedAndMakesWayForAnother() throws IOException {
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
