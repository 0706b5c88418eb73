// SPDX-License-Identifier: Apache-2.0
// Brings a list of devices, or what is said of one, up to date, unless somebody is in the middle of it. The page is whole
// without this.
const EVERY = 10_000;

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
    note.textContent = text;
}

async function refresh() {
    if (isBusy()) {
        return;
    }
    try {
        // A page that refuses what was sent does not lie at its own address.
        const answer = await fetch(part().dataset.at ?? location.href, { headers: { Accept: "text/html" } });
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#fleet");
        if (!answer.ok || !fresh) {
            throw new Error("no list");
        }
        if (!isBusy()) {
            const left = part().querySelector(".scroll")?.scrollLeft ?? 0;
            part().replaceWith(fresh);
            const scroll = part().querySelector(".scroll");
            if (scroll) {
                scroll.scrollLeft = left;
            }
            say("");
        }
    } catch {
        say("This page is not up to date: the hub does not answer. Load it again.");
    }
}

setInterval(refresh, EVERY);
