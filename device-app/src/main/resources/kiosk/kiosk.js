// SPDX-License-Identifier: Apache-2.0
// Lays out what the door says; the words are the door's own. One screen replaces the other, nothing is kept here.
import { listen } from "/web/live.js";
import { countdown, hourMinuteSecond } from "/web/time.js";

const SILENT = {
    kind: "screen-silent",
    look: "red",
    glyph: "cross",
    headline: "Screen not updating",
    text: "Write the time on paper.",
};
const QUIET_ZONE = 4;
const REPORT_EVERY = 2_000;

const find = (selector) => document.querySelector(selector);
const say = (selector, text) => {
    const element = find(selector);
    if (element.textContent !== text) {
        element.textContent = text;
    }
};
const show = (selector, shown) => {
    find(selector).hidden = !shown;
};

let screen;
let faulty = false;
let fitted;

function lay(view) {
    document.body.dataset.look = view.look;
    document.body.dataset.kind = view.kind;
    find(".glyph use").setAttribute("href", `#glyph-${view.glyph}`);
    show(".band", view.band);
    say(".band span", view.band ? `Wristband ends ${view.band}` : "");
    say("h1", view.headline);
    show(".number", view.number);
    say(".number b", view.number ?? "");
    say(".number span", (view.unit ?? []).join("\n"));
    show(".text", view.text);
    say(".text", view.text ?? "");
    layTicks(view.ticks ?? []);
    layUndo(view.undo);
    fit();
}

const SAID = { passed: "passed", failed: "failed", open: "not done", absent: "not fitted" };

function layTicks(ticks) {
    show(".ticks", ticks.length > 0);
    find(".ticks").replaceChildren(...ticks.map(({ label, result }) => {
        const line = document.createElement("li");
        line.dataset.result = result;
        line.innerHTML = `<svg aria-hidden="true"><use href="#tick-${result}"/></svg><span></span>`;
        line.lastChild.textContent = label;
        line.setAttribute("aria-label", `${label}: ${SAID[result]}`);
        return line;
    }));
}

function layUndo(undo) {
    show(".undo", undo);
    if (undo) {
        const side = undo.size + 2 * QUIET_ZONE;
        find(".undo svg").setAttribute("viewBox", `0 0 ${side} ${side}`);
        find(".undo path").setAttribute("d", undo.path);
        find(".undo path").setAttribute("transform", `translate(${QUIET_ZONE} ${QUIET_ZONE})`);
        say(".undo p", undo.text);
    }
}

/** A wording longer than foreseen becomes smaller, never cut off. */
function fit() {
    const main = find("main");
    const words = find(".words");
    for (let scale = 1; scale >= 0.5; scale -= 0.05) {
        words.style.setProperty("--fit", scale);
        if (words.scrollHeight <= main.clientHeight - 24 && find("h1").scrollWidth <= words.clientWidth) {
            return;
        }
    }
}

function fitPlace() {
    const place = find(".next .place");
    for (let scale = 1; scale >= 0.5; scale -= 0.05) {
        place.style.fontSize = `${3.4 * scale}rem`;
        if (place.scrollWidth <= place.clientWidth) {
            return;
        }
    }
}

function tick({ now, silent }) {
    if (silent !== faulty) {
        faulty = silent;
        show(".link", !silent);
        if (silent || screen) {
            lay(silent ? SILENT : screen);
        }
    }
    if (!screen) {
        return;
    }
    say("time", hourMinuteSecond(now));
    if (screen.undo) {
        const left = (Date.parse(screen.undo.expires) - now) / (screen.undo.seconds * 1000);
        find(".drain i").style.transform = `scaleX(${Math.min(Math.max(left, 0), 1)})`;
        show(".undo", left > 0 && !faulty);
    }
    const next = faulty ? undefined : screen.next;
    if (next) {
        const { step, minutes } = countdown(Date.parse(next.arrived), next.limitMinutes, now);
        find(".left").dataset.step = step;
        say(".left", step === "over" ? `+${minutes} min over` : `${minutes} min left`);
    }
    show(".next", next);
    say(".next .place", next?.place ?? "");
    say(".next .code", next?.code ?? "");
    if (next && fitted !== next.place + innerWidth) {
        fitted = next.place + innerWidth;
        fitPlace();
    }
}

function receive(data) {
    screen = data;
    show(".next", data.next);
    say(".name", data.name);
    document.title = `Doorclock: ${data.name}`;
    find(".link").dataset.state = data.link.state;
    find(".link use").setAttribute("href", `#icon-${data.link.state}`);
    say(".link span", data.link.text);
    show(".note", data.note);
    say(".note", data.note ?? "");
    lay(data);
}

/** What is there to be read, by what the browser has laid out. */
function visibleTexts() {
    return [...document.querySelectorAll("h1, .text, .number b, .name, time")].filter((element) => {
        const box = element.getBoundingClientRect();
        return element.textContent && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
            && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
    }).length;
}

/** Says what is shown, once the browser has painted it: the second frame begins when the first is done. */
function report() {
    requestAnimationFrame(() => requestAnimationFrame(() => {
        const said = new URLSearchParams({ kind: document.body.dataset.kind, words: visibleTexts() });
        fetch(`/api/painted?${said}`, { method: "POST" }).catch(() => {
            // the door is away; the stream notices
        });
    }));
}

listen("/api/stream", "screen", receive, tick);
if (new URLSearchParams(location.search).has("watched")) {
    setInterval(report, REPORT_EVERY);
}
document.fonts.ready.then(() => {
    fitted = undefined;
    fit();
});
addEventListener("resize", fit);
