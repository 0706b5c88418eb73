// SPDX-License-Identifier: Apache-2.0
// Times as people read them here: Europe/London whatever the computer is set to, whole minutes rounded down.

const london = (options) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hourCycle: "h23", ...options });
const minutes = london({ hour: "2-digit", minute: "2-digit" });
const seconds = london({ hour: "2-digit", minute: "2-digit", second: "2-digit" });

export const MINUTE = 60_000;

/** 14:40 */
export const hourMinute = (millis) => minutes.format(millis);

/** 14:40:07 */
export const hourMinuteSecond = (millis) => seconds.format(millis);

/**
 * How a countdown stands. The minutes left are rounded down, so never more than there is; the steps follow the number
 * that is shown, so that a row cannot say 20 and look like 21.
 *
 * @returns {{step: "on-track"|"soon"|"now"|"over", minutes: number}} minutes left, or once over the minutes past
 */
export function countdown(arrived, limitMinutes, now) {
    const left = arrived + limitMinutes * MINUTE - now;
    if (left < 0) {
        return { step: "over", minutes: Math.floor(-left / MINUTE) };
    }
    const whole = Math.floor(left / MINUTE);
    return { step: whole <= 10 ? "now" : whole <= 20 ? "soon" : "on-track", minutes: whole };
}
