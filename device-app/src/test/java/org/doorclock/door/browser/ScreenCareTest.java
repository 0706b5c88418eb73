// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.doorclock.door.care.SteadyClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenCareTest {

    @TempDir
    private Path directory;

    private final SteadyClock clock = new SteadyClock();
    private final SimulatedBrowser browser = new SimulatedBrowser();
    private String shown = "ready";
    private ScreenCare care;

    @BeforeEach
    void make() {
        care = care("boot-1");
    }

    private ScreenCare care(final String boot) {
        return new ScreenCare(browser, new RestartBudget(directory.resolve("memory"), boot), () -> shown, clock);
    }

    /** The page is painted each 2 s. */
    private void secondsPainting(final long seconds, final Painted picture) {
        for (long i = 0; i < seconds; i += 2) {
            clock.passSeconds(2);
            care.painted(picture);
            care.turn();
        }
    }

    private void seconds(final long seconds) {
        for (long i = 0; i < seconds; i++) {
            clock.passSeconds(1);
            care.turn();
        }
    }

    private void show() {
        care.turn();
        secondsPainting(4, new Painted("ready", 3));
        assertThat(care.state()).isEqualTo(ScreenState.SHOWN);
    }

    @Test
    void theBrowserIsStartedAndLeftAloneWhileItsPageIsPainted() {
        assertThat(care.state()).isEqualTo(ScreenState.STARTING);
        show();
        secondsPainting(3600, new Painted("ready", 3));
        assertThat(browser.starts).isEqualTo(1);
    }

    @Test
    void aSlowStartHas60SecondsOfGrace() {
        care.turn();
        seconds(59);
        assertThat(browser.starts).isEqualTo(1);
        seconds(1);
        assertThat(browser.starts).isEqualTo(2);
        seconds(59);
        assertThat(browser.starts).as("each start has its own").isEqualTo(2);
    }

    @Test
    void aBrowserThatDiesIsRestarted() {
        show();
        browser.die();
        care.turn();
        assertThat(browser.starts).isEqualTo(2);
        secondsPainting(2, new Painted("ready", 3));
        assertThat(care.state()).isEqualTo(ScreenState.SHOWN);
    }

    @Test
    void aFrozenPageIsRestartedAfter15Seconds() {
        show();
        seconds(14);
        assertThat(browser.starts).isEqualTo(1);
        seconds(1);
        assertThat(browser.starts).isEqualTo(2);
        assertThat(browser.closes).isPositive();
    }

    @Test
    void aBlankPageIsNoPicture() {
        show();
        secondsPainting(16, new Painted("ready", 0));
        assertThat(browser.starts).isEqualTo(2);
    }

    @Test
    void aPageThatDoesNotShowWhatTheDoorSaysIsNoPicture() {
        show();
        shown = "scan-started";
        secondsPainting(16, new Painted("ready", 3));
        assertThat(browser.starts).isEqualTo(2);
    }

    @Test
    void aPageThatIsBehindForAMomentStays() {
        show();
        for (int i = 0; i < 50; i++) {
            shown = "scan-started";
            secondsPainting(2, new Painted("ready", 3));
            secondsPainting(2, new Painted("scan-started", 3));
            shown = "ready";
            secondsPainting(2, new Painted("ready", 3));
        }
        assertThat(browser.starts).isEqualTo(1);
    }

    @Test
    void afterThreeRestartsInABootItIsGivenUpAndEnded() {
        show();
        for (int restart = 0; restart < 3; restart++) {
            browser.die();
            care.turn();
            secondsPainting(10, new Painted("ready", 3));
        }
        assertThat(browser.starts).isEqualTo(4);
        browser.die();
        care.turn();
        assertThat(care.state()).isEqualTo(ScreenState.LOST);
        assertThat(browser.running).isFalse();
        seconds(3600);
        assertThat(browser.starts).isEqualTo(4);
    }

    @Test
    void aDoorThatStartsAgainInTheSameBootRemembersTheRestartsAndTheNextBootBeginsAnew() {
        show();
        browser.die();
        care.turn();
        browser.die();
        seconds(2);
        assertThat(browser.starts).isEqualTo(3);
        care = care("boot-1");
        care.turn();
        browser.die();
        seconds(2);
        browser.die();
        seconds(2);
        assertThat(care.state()).isEqualTo(ScreenState.LOST);
        care = care("boot-2");
        care.turn();
        browser.die();
        seconds(2);
        assertThat(care.state()).isEqualTo(ScreenState.STARTING);
    }

    @Test
    void aProgramThatIsNotThereUsesTheRestartsUpWithoutAStorm() {
        browser.cannotStart = true;
        care.turn();
        seconds(10);
        assertThat(browser.starts).isEqualTo(1);
        seconds(600);
        assertThat(browser.starts).isEqualTo(4);
        assertThat(care.state()).isEqualTo(ScreenState.LOST);
    }

    @Test
    void aPageThatComesBackByItselfIsShownAgain() {
        browser.cannotStart = true;
        care.turn();
        seconds(600);
        secondsPainting(2, new Painted("ready", 3));
        assertThat(care.state()).isEqualTo(ScreenState.SHOWN);
    }

    @Test
    void aMemoryThatCannotBeWrittenStillCountsInThisProcess() {
        care = new ScreenCare(
                browser, new RestartBudget(directory.resolve("no/such/folder"), "boot-1"), () -> shown, clock);
        care.turn();
        for (int i = 0; i < 20; i++) {
            browser.die();
            seconds(3);
        }
        assertThat(browser.starts).isEqualTo(4);
    }
}
