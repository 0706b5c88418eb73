// SPDX-License-Identifier: Apache-2.0
// The countdown board: what is on it comes from board-rows.js, this file puts it on the screen.
import { listen } from "/web/live.js";
import { hourMinute } from "/web/time.js";
import { arrange, describe, hiddenInWords } from "/pages/board-rows.js";

const find = (selector) => document.querySelector(selector);
const say = (element, text) => {
    if (element.textContent !== text) {
        element.textContent = text;
    }
};
const site = decodeURIComponent(location.pathname.split("/")[2]);
const level = new URLSearchParams(location.search).get("level") ?? document.body.dataset.level;
const title = level === "1" ? ["Stroke", " time to CT scan"] : ["Time to CT", ""];
const ROW = `<div class="shape" aria-hidden="true"><svg><use/></svg></div>
<div class="who"><p class="place"></p><p class="arrived"><b></b> <span></span></p></div>
<div class="what"><p class="action"></p><div class="bar" aria-hidden="true"><i></i></div></div>
<div class="time"><p class="digits"></p><p class="unit"></p></div>`;

const list = find("ol");
let board;
let steps = new Map();

function head({ now, silent, since }) {
    document.body.dataset.state = silent ? "stale" : board ? "live" : "connecting";
    const waiting = board?.rows.filter((row) => row.state !== "done").length;
    const stale = since && board ? `Not updating since ${hourMinute(since)}` : "Not updating";
    const ask = board?.phone ? `Phone ${board.phone}` : "Ask CT";
    say(find("h1 strong"), silent ? stale : title[0]);
    setAfter(find("h1 strong"), silent ? "" : title[1]);
    say(find(".waiting"), board && !silent ? `${waiting} waiting` : "");
    setAfter(find(".live i"), silent ? `${board ? "Times still count. " : ""}${ask}` : board ? "Live" : "Connecting");
    say(find("time"), board ? hourMinute(now) : "");
    document.title = silent ? `${stale} – ${title.join("")}` : title.join("");
}

/** The text after an element, as one text node. */
function setAfter(element, text) {
    if (!element.nextSibling) {
        element.after("");
    }
    if (element.nextSibling && element.nextSibling.data !== text) {
        element.nextSibling.data = text;
    } else if (!element.nextSibling && text) {
        element.after(text);
    }
}

function body({ now, silent }) {
    const { rows, hidden, room, size, nobody } = arrange(board.rows, now);
    while (list.children.length > rows.length) {
        list.lastElementChild.remove();
    }
    while (list.children.length < rows.length) {
        list.append(document.createElement("li"));
        list.lastElementChild.innerHTML = ROW;
    }
    list.dataset.room = room;
    list.style.setProperty("--size", size);
    list.style.flex = nobody ? "none" : "";
    list.style.gridAutoRows = nobody ? "13.7rem" : "";
    list.style.gridTemplateRows = room === "columns" ? `repeat(${Math.ceil(rows.length / 2)}, minmax(0, 1fr))` : "";
    list.style.gridAutoFlow = room === "columns" ? "column" : "";
    list.style.maxHeight = rows.length === 1 ? "40rem" : "";
    rows.forEach((row, i) => fill(list.children[i], row, describe(row, now, silent)));
    find(".nobody").hidden = !nobody;
    const last = board.lastScan;
    say(find(".nobody span"), last ? `Last scan ${hourMinute(Date.parse(last.started))}, ${last.door}` : "No scan yet");
    find(".more").hidden = hidden.length === 0;
    say(find(".more"), hiddenInWords(hidden, now));
    announce(rows, now, silent);
}

function fill(item, row, view) {
    const set = (selector, text) => say(item.querySelector(selector), text);
    item.dataset.step = view.step;
    item.toggleAttribute("data-late", view.late);
    const shape = item.querySelector("use");
    if (shape.getAttribute("href") !== `#shape-${view.step}`) {
        shape.setAttribute("href", `#shape-${view.step}`);
    }
    set(".place", row.place || row.code);
    set(".arrived b", row.place ? row.code : "");
    set(".arrived span", `arrived ${hourMinute(Date.parse(row.arrived))}`);
    set(".action", view.action);
    set(".digits", view.digits);
    set(".unit", view.unit);
    item.querySelector(".digits").toggleAttribute("data-long", view.digits.length > 3);
    item.querySelector(".bar i").style.width = `${view.part * 100}%`;
    item.querySelectorAll(".place, .action").forEach(shrink);
}

/** A longer name than foreseen becomes smaller, then takes two lines, and is never cut off. */
function shrink(element) {
    const key = `${element.textContent}|${element.clientWidth}|${list.style.getPropertyValue("--size")}`;
    if (element.dataset.fitted === key) {
        return;
    }
    element.dataset.fitted = key;
    element.style.fontSize = "";
    element.style.whiteSpace = "";
    const usual = parseFloat(getComputedStyle(element).fontSize);
    const tooWide = () => element.scrollWidth > element.clientWidth;
    const tooHigh = () => element.parentElement.scrollHeight > element.parentElement.clientHeight;
    for (let part = 0.95; tooWide() && part >= 0.7; part -= 0.05) {
        element.style.fontSize = `${usual * part}px`;
    }
    if (tooWide()) {
        element.style.whiteSpace = "normal";
        for (let part = 0.65; (tooWide() || tooHigh()) && part >= 0.35; part -= 0.05) {
            element.style.fontSize = `${usual * part}px`;
        }
    }
}

/** Screen readers hear a row when it climbs the ladder, not each minute. */
function announce(rows, now, silent) {
    const fresh = new Map(rows.map((row) => [row.code, describe(row, now, false)]));
    const news = rows.filter((row) => steps.size && steps.get(row.code) !== fresh.get(row.code).step);
    if (news.length && !silent) {
        say(find("#said"), news.map((row) => `${row.place} ${row.code}: ${fresh.get(row.code).action}`).join(". "));
    }
    steps = new Map([...fresh].map(([code, view]) => [code, view.step]));
}

function foot({ silent }) {
    const { met, decided, targetPercent } = board.today;
    const count = document.createElement("b");
    count.textContent = `${met} of ${decided}`;
    find(".today").replaceChildren("Today ", count, ` scanned within 1 hour (target ${targetPercent}%)`);
    find(".warning").hidden = silent || !board.warning;
    say(find(".warning span"), board.warning ?? "");
    shrink(find(".warning span"));
}

function show(moment) {
    head(moment);
    if (board) {
        body(moment);
        foot(moment);
    }
}

let shown;
let last;

listen(
    `/api/v1/board/stream?site=${encodeURIComponent(site)}`,
    "snapshot",
    (data) => {
        board = data;
        shown = undefined;
    },
    (moment) => {
        last = moment;
        const look = `${Math.floor(moment.now / 1000)} ${moment.silent}`;
        if (look !== shown) {
            shown = look;
            show(moment);
        }
    },
);
const again = () => {
    document.querySelectorAll("[data-fitted]").forEach((element) => delete element.dataset.fitted);
    show(last);
};
document.fonts.ready.then(again);
addEventListener("resize", again);
