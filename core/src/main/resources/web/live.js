// SPDX-License-Identifier: Apache-2.0
// A page that knows whether it is alive: server-sent events, a clock that runs on between them, and silence noticed.

const SILENT_AFTER = 15_000;
const TRY_AGAIN_AFTER = 5_000;
const ONE_MORE_BEAT = 6_000;

/**
 * The other side's clock, carried on by this computer's. Both of this computer's clocks are asked and the larger step
 * counts: one stands still while the computer sleeps, and a countdown may show too little time but never too much.
 */
class Clock {
    #base = Date.now();
    #rate = 1;
    #wall = Date.now();
    #steady = performance.now();

    set(now, rate = this.#rate) {
        this.#base = now;
        this.#rate = rate;
        this.#wall = Date.now();
        this.#steady = performance.now();
    }

    now() {
        const elapsed = Math.max(performance.now() - this.#steady, Date.now() - this.#wall);
        return this.#base + elapsed * this.#rate;
    }
}

/**
 * Notices when nothing has been heard. Where only this computer's wall clock says so, it slept or was set: one more
 * beat is waited for, so that a clock being set shows no fault.
 */
class Silence {
    #steady = performance.now();
    #wall = Date.now();
    #doubted;

    heard() {
        this.#steady = performance.now();
        this.#wall = Date.now();
        this.#doubted = undefined;
    }

    tooLong() {
        if (performance.now() - this.#steady >= SILENT_AFTER) {
            return true;
        }
        if (Date.now() - this.#wall < SILENT_AFTER) {
            return false;
        }
        this.#doubted ??= performance.now();
        return performance.now() - this.#doubted >= ONE_MORE_BEAT;
    }
}

/**
 * Listens to `url`. Calls `onData(data)` for each event called `name`, and `onTick({now, silent, since})` about four
 * times a second: `now` on the other side's clock, `silent` after 15 s without a word, `since` when the last word came
 * (undefined if none ever did). Data carries `now`, and `rate` where time is simulated; a beat may carry `now`.
 */
export function listen(url, name, onData, onTick) {
    const clock = new Clock();
    const silence = new Silence();
    let source;
    let opened;
    let since;

    const heard = (data) => {
        silence.heard();
        if (data.now !== undefined) {
            clock.set(Date.parse(data.now), data.rate);
        }
        since = clock.now();
    };

    const open = () => {
        source?.close();
        opened = performance.now();
        source = new EventSource(url);
        source.addEventListener(name, (event) => {
            const data = JSON.parse(event.data);
            heard(data);
            onData(data);
            tick();
        });
        source.addEventListener("beat", (event) => {
            heard(event.data ? JSON.parse(event.data) : {});
            tick();
        });
    };

    const tick = () => {
        const silent = silence.tooLong();
        const dead = source.readyState === EventSource.CLOSED || silent;
        if (dead && performance.now() - opened >= TRY_AGAIN_AFTER) {
            open();
        }
        onTick({ now: clock.now(), silent, since });
    };

    open();
    setInterval(tick, 250);
    tick();
}
