// SPDX-License-Identifier: Apache-2.0
// What the board says about its rows. No element is touched here.
import { MINUTE, countdown, hourMinute } from "/web/time.js";

const DONE_STAYS = 15 * MINUTE;
const HEIGHT = 884;
const GAP = 12;
const MORE_LINE = 43 + GAP;
const LEAST_ROW = 96;
const USUAL_ROW = 137;
const LONG_WAIT = 600;

const deadline = (row) => Date.parse(row.arrived) + row.limitMinutes * MINUTE;
const isDone = (row) => row.state === "done";
const fits = (height) => Math.floor((height + GAP) / (LEAST_ROW + GAP));

export function stepOf(row, now) {
    if (isDone(row)) {
        return "done";
    }
    const { step } = countdown(Date.parse(row.arrived), row.limitMinutes, now);
    return step === "on-track" && row.state === "at-door" ? "at-door" : step;
}

/**
 * Which rows are shown, most urgent first, and how large. Up to seven share the height, more are 96 high, and what then
 * has no room is counted in words: done rows first, then those with most time. A row past
 * its limit or about to pass it is always shown, in two columns if need be.
 *
 * @returns {{rows: object[], hidden: object[], room: "usual"|"tall"|"columns", size: number, nobody: boolean}}
 */
export function arrange(all, now) {
    const waiting = all.filter((row) => !isDone(row)).sort((a, b) => deadline(a) - deadline(b));
    const done = all
        .filter((row) => isDone(row) && now - Date.parse(row.scanStarted) < DONE_STAYS)
        .sort((a, b) => Date.parse(b.scanStarted) - Date.parse(a.scanStarted));
    const rows = [...waiting, ...done];
    const urgent = waiting.filter((row) => ["over", "now"].includes(stepOf(row, now))).length;
    const nobody = waiting.length === 0;
    if (nobody) {
        return { rows: done.slice(0, 4), hidden: [], room: "usual", size: 1, nobody };
    }
    if (rows.length <= 3) {
        return { rows, hidden: [], room: "tall", size: 1.4, nobody };
    }
    const room = rows.length <= fits(HEIGHT) ? fits(HEIGHT) : fits(HEIGHT - MORE_LINE);
    if (urgent > room) {
        const lines = Math.ceil(urgent / 2);
        const height = Math.min((HEIGHT - MORE_LINE - (lines - 1) * GAP) / lines, USUAL_ROW);
        return { rows: rows.slice(0, urgent), hidden: rows.slice(urgent), room: "columns", size: height / USUAL_ROW, nobody };
    }
    const shown = rows.slice(0, room);
    const hidden = rows.slice(room);
    const height = (HEIGHT - (hidden.length ? MORE_LINE : 0) - (shown.length - 1) * GAP) / shown.length;
    return { rows: shown, hidden, room: "usual", size: Math.min(height / USUAL_ROW, 1.25), nobody };
}

/** "+ 2 more on track", with what else has no room named too. */
export function hiddenInWords(hidden, now) {
    const words = { over: "over", now: "to go now", soon: "to get ready", "at-door": "at the door", "on-track": "on track", done: "done" };
    const counts = Object.keys(words)
        .map((step) => [hidden.filter((row) => stepOf(row, now) === step).length, words[step]])
        .filter(([count]) => count > 0)
        .map(([count, word], i) => (i === 0 ? `${count} more ${word}` : `${count} ${word}`));
    return counts.length ? `+ ${counts.join(", ")}` : "";
}

/** How one row reads. `silent`: nobody knows whether it still holds, so it says whom to ask. */
export function describe(row, now, silent) {
    const step = stepOf(row, now);
    const arrived = Date.parse(row.arrived);
    const until = isDone(row) ? Date.parse(row.scanStarted) : now;
    const took = Math.max(Math.floor((until - arrived) / MINUTE), 0);
    const part = Math.min(Math.max((until - arrived) / (row.limitMinutes * MINUTE), 0), 1);
    const late = isDone(row) && took > row.limitMinutes;
    if (isDone(row)) {
        return { step, part, late, ...amount(took, "total", ""), action: doneAction(row) };
    }
    const { minutes } = countdown(arrived, row.limitMinutes, now);
    const figure = step === "over" ? amount(minutes, "over", "+") : amount(minutes, "left", "");
    return { step, part, late, ...figure, action: silent ? "Check with CT" : action(step, row) };
}

function amount(minutes, word, sign) {
    return minutes < LONG_WAIT
        ? { digits: `${sign}${minutes}`, unit: `min\n${word}` }
        : { digits: `${sign}${Math.floor(minutes / 60)}`, unit: `hours\n${word}` };
}

function doneAction(row) {
    return `Scan started ${hourMinute(Date.parse(row.scanStarted))}${row.door ? `, ${row.door}` : ""}`;
}

function action(step, row) {
    const door = row.state === "at-door" ? `At ${row.door || "CT"} door` : "";
    switch (step) {
        case "over":
            return `Over ${limitInWords(row.limitMinutes)}. ${door || "Scan now"}`;
        case "now":
            return door ? `${door}. Scan now` : "Go to CT now";
        case "soon":
            return door || "Get ready for CT";
        case "at-door":
            return door;
        default:
            return "On track";
    }
}

function limitInWords(minutes) {
    if (minutes % 60 !== 0) {
        return `${minutes} min`;
    }
    return minutes === 60 ? "1 hour" : `${minutes / 60} hours`;
}
