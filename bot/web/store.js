// What this browser remembers: the session with a bounded history of the conversation, and the preferences.
import { keptEntry } from "./entries.js";

const CONVERSATION = "ouwen.conversation";
const PREFERENCES = "ouwen.preferences";
const MOST_ENTRIES = 100;
const MOST_CHARACTERS = 300000;

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The object kept under `key`; an empty one where there is none, no storage, or another's. */
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

function write(key, content) {
  try {
    localStorage.setItem(key, content);
    return true;
  } catch {
    // Storage is full or forbidden: what was to be kept lives as long as the page.
    return false;
  }
}

export class Store {
  constructor() {
    this.session = newId();
    this.entries = [];
    this.kept = true;
    this.load();
    this.save();
  }

  /** Take over what another tab may have written. */
  load() {
    const { session, entries } = read(CONVERSATION);
    if (!this.kept || typeof session !== "string" || !session || !Array.isArray(entries)) return;
    this.session = session;
    this.entries = entries.map(keptEntry).filter((entry) => entry.id);
  }

  /** Keep the conversation, its oldest entries dropped beyond the bounds. */
  save() {
    this.entries.splice(0, this.entries.length - MOST_ENTRIES);
    const content = () => JSON.stringify({ session: this.session, entries: this.entries });
    let kept = content();
    while (kept.length > MOST_CHARACTERS && this.entries.length > 1) {
      this.entries.shift();
      kept = content();
    }
    this.kept = write(CONVERSATION, kept);
  }

  /** Have `act` change the entries as they stand in all tabs, and keep them. */
  change(act) {
    this.load();
    this.entries = act(this.entries) ?? this.entries;
    this.save();
  }

  find(id) {
    return this.entries.find((entry) => entry.id === id);
  }

  restart() {
    this.session = newId();
    this.entries = [];
    this.save();
  }

  /** Call `changed` when another tab of this browser has changed the conversation. */
  watch(changed) {
    addEventListener("storage", (event) => {
      if (event.key !== CONVERSATION) return;
      this.load();
      changed();
    });
  }
}

export class Preferences {
  constructor(given) {
    const kept = read(PREFERENCES);
    const one = (name, known) => [kept[name], given[name], known[0]].find((value) => known.includes(value));
    this.lang = one("lang", ["zh", "en"]);
    this.theme = one("theme", ["auto", "light", "dark"]);
    this.elder = kept.elder === true;
    this.read = typeof kept.read === "boolean" ? kept.read : null;
    this.dismissed = typeof kept.dismissed === "string" ? kept.dismissed : "";
  }

  set(changes) {
    Object.assign(this, changes);
    write(PREFERENCES, JSON.stringify(this));
  }
}
