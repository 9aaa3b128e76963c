// The conversation on the screen: a list of keyed items, of which only the changed ones are rebuilt.
import { actionsRow } from "./actions.js";
import { answerParts, citationCards, foldedParts } from "./cards.js";
import { button, drawing, element, given } from "./elements.js";
import { TEXT } from "./texts.js";

const FIVE_MINUTES = 5 * 60 * 1000;

function clock(at) {
  const day = new Date(at);
  const time = `${day.getHours()}:${String(day.getMinutes()).padStart(2, "0")}`;
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86400000);
  if (days === 0) return time;
  return days === 1 ? `${TEXT.yesterday} ${time}` : `${TEXT.day(day.getMonth() + 1, day.getDate())} ${time}`;
}

function timeItem(at) {
  const stamp = element("time", clock(at));
  stamp.dateTime = new Date(at).toISOString();
  return element("li.time", stamp);
}

function bubbleItem(role, ...said) {
  const avatar = element(`span.avatar.${role}`, drawing(role));
  const speaker = element("span.unseen", `${role === "bot" ? TEXT.bot : TEXT.resident}${TEXT.says}`);
  return element(`li.message.${role}`, avatar, element("div.said", speaker, ...said));
}

/** Chinese is to be read as Chinese, whatever the language of the interface. */
function tongued(made, text) {
  if (/\p{Script=Han}/u.test(text)) made.lang = "zh-CN";
  return made;
}

function botItem(entry, ...more) {
  const parts = foldedParts(answerParts(entry));
  const bubble = parts.length ? [tongued(element("div.bubble", ...parts), entry.text)] : [];
  // Who asks for the source alone wants to read it at once.
  return bubbleItem("bot", ...bubble, ...citationCards(entry.citations, !parts.length), ...more);
}

function residentItem(entry, retry) {
  const parts = foldedParts([element("p", entry.text)]);
  const item = bubbleItem("resident", tongued(element("div.bubble", ...parts), entry.text));
  if (entry.state === "sending") item.lastChild.append(element("span.state.sending", TEXT.sending));
  if (entry.state === "failed") {
    const again = button(TEXT.retry, "", () => retry(entry.id));
    item.lastChild.append(element("span.state.failed", `${TEXT.failed} `, again));
    item.lastChild.append(element("span.state", entry.reason || TEXT[entry.error] || ""));
  }
  return item;
}

function choicesItem(buttons, choose) {
  const chips = buttons.map((choice) => tongued(button(choice.title, "", () => choose(choice)), choice.title));
  return given(element("li.choices", ...chips), { "aria-label": TEXT.choices });
}

function typingItem() {
  const dots = element("div.bubble.dots", element("i"), element("i"), element("i"));
  return bubbleItem("bot", given(dots, { role: "img", "aria-label": TEXT.typing }));
}

export class View {
  constructor(root, chat) {
    this.chat = chat;
    this.scroll = root.querySelector(".scroll");
    this.list = root.querySelector(".talk");
    this.status = root.querySelector("[role=status]");
    this.shown = new Map();
    this.opened = Date.now();
    this.stayAtFoot();
  }

  /** What stood above the keyboard still does when that comes or the field grows. */
  stayAtFoot() {
    let foot = 0;
    const stay = () => {
      const { bottom, height } = this.scroll.getBoundingClientRect();
      // Where there is more room the browser has moved the text already, as far as it had to.
      if (foot && height && foot !== bottom) this.moveTo(this.at + foot - bottom);
      foot = bottom;
    };
    new ResizeObserver(stay).observe(this.scroll);
    this.scroll.addEventListener("scroll", () => (this.at = this.scroll.scrollTop));
  }

  /** Show `entries`, the chips of the last one, and the typing sign while a reply is awaited. */
  show(entries) {
    const items = this.items(entries);
    const keys = new Set(items.map(([key]) => key));
    for (const [key, item] of this.shown) if (!keys.has(key)) item.remove();
    const first = !this.shown.size;
    const toFoot = this.scroll.scrollHeight - this.scroll.scrollTop;
    const kept = new Map();
    let place = this.list.firstChild;
    let added = null;
    for (const [key, build] of items) {
      const known = this.shown.get(key);
      const item = known ?? build();
      if (!known && !key.startsWith("greeting")) added ??= item;
      kept.set(key, item);
      if (item === place) place = place.nextSibling;
      else this.list.insertBefore(item, place);
    }
    this.shown = kept;
    if (first) this.toEnd();
    else if (added) this.reveal(added);
    else if (entries.length) this.moveTo(this.scroll.scrollHeight - toFoot);
  }

  items(entries) {
    const { held } = this.chat.notice;
    const text = TEXT.greeting(held ? TEXT.held(held) : "");
    const began = Math.min(entries[0]?.at ?? this.opened, this.opened);
    const items = [
      [`${began}:time`, () => timeItem(began)],
      [`greeting:${text}`, () => botItem({ text, citations: [], table: [] })],
    ];
    let before = began;
    for (const entry of entries) {
      // A clock that was set back shows its time as well.
      if (Math.abs(entry.at - before) > FIVE_MINUTES) items.push([`${entry.id}:time`, () => timeItem(entry.at)]);
      before = entry.at;
      items.push([`${entry.id}:${entry.state}`, () => this.item(entry)]);
    }
    const last = entries.at(-1);
    const buttons = last ? (last.buttons ?? []) : TEXT.topics;
    if (buttons.length) items.push([`${last?.id}:choices`, () => choicesItem(buttons, (choice) => this.chat.choose(choice))]);
    if (entries.some((entry) => entry.state === "sending")) items.push(["typing", typingItem]);
    return items;
  }

  item(entry) {
    if (entry.role === "bot") return botItem(entry, ...actionsRow(entry, this.chat));
    return residentItem(entry, (id) => this.chat.retry(id));
  }

  /** Show which answer is being read aloud. */
  markRead(id) {
    for (const read of this.list.querySelectorAll(".aloud")) given(read, { "aria-pressed": read.value === id });
  }

  /** Scroll to the end, but never past the beginning of what was added. */
  reveal(added) {
    const rise = added.getBoundingClientRect().top - this.scroll.getBoundingClientRect().top;
    this.moveTo(this.scroll.scrollTop + rise - 8);
  }

  moveTo(top) {
    this.scroll.scrollTop = top;
    this.at = this.scroll.scrollTop;
  }

  /** Show the latest; to who has said nothing yet the greeting from its beginning. */
  toEnd() {
    this.moveTo(this.list.querySelector(".resident") ? this.scroll.scrollHeight : 0);
  }

  /** Let a screen reader say `text`, without the marks of emphasis. */
  announce(text) {
    this.status.replaceChildren(tongued(element("span"), text));
    this.status.firstChild.textContent = text.replaceAll("**", "");
  }
}
