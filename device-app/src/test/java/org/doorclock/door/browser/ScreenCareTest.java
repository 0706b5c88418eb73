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
    void the_browser_is_started_and_left_alone_while_its_page_is_painted() {
        assertThat(care.state()).isEqualTo(ScreenState.STARTING);
        show();
        secondsPainting(3600, new Painted("ready", 3));
        assertThat(browser.starts).isEqualTo(1);
    }

    @Test
    void a_slow_start_has_60_seconds_of_grace() {
        care.turn();
        seconds(59);
        assertThat(browser.starts).isEqualTo(1);
        seconds(1);
        assertThat(browser.starts).isEqualTo(2);
        seconds(59);
        assertThat(browser.starts).as("each start has its own").isEqualTo(2);
    }

    @Test
    void a_browser_that_dies_is_restarted() {
        show();
        browser.die();
        care.turn();
        assertThat(browser.starts).isEqualTo(2);
        secondsPainting(2, new Painted("ready", 3));
        assertThat(care.state()).isEqualTo(ScreenState.SHOWN);
    }

    @Test
    void a_frozen_page_is_restarted_after_15_seconds() {
        show();
        seconds(14);
        assertThat(browser.starts).isEqualTo(1);
        seconds(1);
        assertThat(browser.starts).isEqualTo(2);
        assertThat(browser.closes).isPositive();
    }

    @Test
    void a_blank_page_is_no_picture() {
        show();
        secondsPainting(16, new Painted("ready", 0));
        assertThat(browser.starts).isEqualTo(2);
    }

    @Test
    void a_page_that_does_not_show_what_the_door_says_is_no_picture() {
        show();
        shown = "scan-started";
        secondsPainting(16, new Painted("ready", 3));
        assertThat(browser.starts).isEqualTo(2);
    }

    @Test
    void a_page_that_is_behind_for_a_moment_stays() {
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
    void after_three_restarts_in_a_boot_it_is_given_up_and_ended() {
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
    void a_door_that_starts_again_in_the_same_boot_remembers_the_restarts_and_the_next_boot_begins_anew() {
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
    void a_program_that_is_not_there_uses_the_restarts_up_without_a_storm() {
        browser.cannotStart = true;
        care.turn();
        seconds(10);
        assertThat(browser.starts).isEqualTo(1);
        seconds(600);
        assertThat(browser.starts).isEqualTo(4);
        assertThat(care.state()).isEqualTo(ScreenState.LOST);
    }

    @Test
    void a_page_that_comes_back_by_itself_is_shown_again() {
        browser.cannotStart = true;
        care.turn();
        seconds(600);
        secondsPainting(2, new Painted("ready", 3));
        assertThat(care.state()).isEqualTo(ScreenState.SHOWN);
    }

    @Test
    void a_memory_that_cannot_be_written_still_counts_in_this_process() {
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
