// What the page remembers in this browser: the session and a bounded history of the conversation.
const KEY = "ouwen.conversation";
const MOST_ENTRIES = 100;
const MOST_CHARACTERS = 300000;

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    if (typeof kept.session === "string" && Array.isArray(kept.entries)) return kept;
  } catch {
    // No storage, or not what this page wrote: begin anew.
  }
  return { session: newId(), entries: [] };
}

export class Store {
  constructor() {
    Object.assign(this, read());
    this.save();
  }

  /** Keep the conversation, its oldest entries dropped beyond the bounds. */
  save() {
    this.entries.splice(0, this.entries.length - MOST_ENTRIES);
    let text = JSON.stringify({ session: this.session, entries: this.entries });
    while (text.length > MOST_CHARACTERS && this.entries.length > 1) {
      this.entries.shift();
      text = JSON.stringify({ session: this.session, entries: this.entries });
    }
    try {
      localStorage.setItem(KEY, text);
    } catch {
      // Storage is full or forbidden: the conversation lives as long as the page.
    }
  }

  restart() {
    this.session = newId();
    this.entries = [];
    this.save();
  }

  /** Call `changed` when another tab of this browser has changed the conversation. */
  watch(changed) {
    addEventListener("storage", (event) => {
      if (event.key !== KEY) return;
      Object.assign(this, read());
      changed();
    });
  }
}
