// SPDX-License-Identifier: Apache-2.0
// Brings a list of devices, or what is said of one, up to date, unless somebody is in the middle of it. The page is whole
// without this. What was not brought up to date for a while says so, whatever the reason.
const EVERY = 10_000;
const STALE = 30_000;

let fresh = performance.now();

const part = () => document.querySelector("#fleet");

/** What is read or scrolled stays where it is. */
const isBusy = () => part().contains(document.activeElement) || document.hidden;

function say(text) {
    let note = document.querySelector("#stale");
    if (!note) {
        note = document.createElement("p");
        note.id = "stale";
        note.className = "fault";
        note.setAttribute("role", "status");
        part().before(note);
    }
    note.hidden = text === "";
    if (note.textContent !== text) {
        note.textContent = text;
    }
}

async function refresh() {
    if (isBusy()) {
        return;
    }
    try {
        // A page that refuses what was sent does not lie at its own address.
        const answer = await fetch(part().dataset.at ?? location.href, {
            headers: { Accept: "text/html" },
            signal: AbortSignal.timeout(EVERY),
        });
        const read = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#fleet");
        if (!answer.ok || !read) {
            throw new Error("no list");
        }
        if (!isBusy()) {
            const left = part().querySelector(".scroll")?.scrollLeft ?? 0;
            part().replaceWith(read);
            const scroll = part().querySelector(".scroll");
            if (scroll) {
                scroll.scrollLeft = left;
            }
            fresh = performance.now();
            say("");
        }
    } catch {
        say("This page is not up to date: the hub does not answer. Load it again.");
    }
}

function look() {
    const isSaid = document.querySelector("#stale")?.hidden === false;
    if (!isSaid && performance.now() - fresh > STALE) {
        say("This page is not up to date. Load it again.");
    }
}

setInterval(refresh, EVERY);
setInterval(look, EVERY / 10);
document.addEventListener("visibilitychange", refresh);
