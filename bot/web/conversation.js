// The conversation with the server: each message is sent under its own id until it has got through, in order.
import { happened } from "./elements.js";
import { botEntry, speaks } from "./entries.js";
import { newId } from "./store.js";
import { TEXT } from "./texts.js";

const LONGEST_WAIT = 60000;
// Between the tries of a message that the server did not answer.
const PAUSES = [1000, 3000];
// After that it is sent anew by itself, ever more seldom: a server that starts anew is back within a minute.
const FIRST_WAIT = 15000;
const LAST_WAIT = 240000;

class Refused extends Error {}

const offline = () => navigator.onLine === false;
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Send `content` to the server's `path` and return its JSON; a Refused is not worth another try. */
export async function post(path, content) {
  const stop = new AbortController();
  const patience = setTimeout(() => stop.abort(), LONGEST_WAIT);
  try {
    const answer = await fetch(new URL(path, import.meta.url), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(content),
      credentials: "omit",
      signal: stop.signal,
    });
    const body = await answer.json().catch(() => null);
    const reason = typeof body?.error === "string" ? body.error : "";
    // Too many messages: the bot says so itself, and the resident sends again; a proxy's 429 says nothing.
    const { status } = answer;
    const refused = status === 429 ? reason : status > 399 && status < 500 && status !== 408;
    if (refused) throw new Refused(reason);
    if (!answer.ok || body === null) throw new Error(status);
    return body;
  } finally {
    clearTimeout(patience);
  }
}

export class Conversation {
  /** `heard` is told: `changed` entries, new ones that `replied`, a message that `failed`, what is `noticed`. */
  constructor(store, heard) {
    this.store = store;
    this.heard = heard;
    this.queue = Promise.resolve();
    this.wait = FIRST_WAIT;
    store.watch(heard.changed);
    addEventListener("online", () => this.resend());
  }

  /** Deliver what was under way when the page was left. */
  resume() {
    for (const entry of this.store.entries) if (entry.state === "sending") this.enqueue(entry.id);
  }

  send(payload, shown = payload) {
    const message = payload.trim();
    if (!message) return;
    const words = { text: shown.trim(), payload: message };
    const entry = { id: newId(), role: "resident", at: Date.now(), ...words, state: "sending", error: "", reason: "" };
    this.store.change((entries) => [...entries, entry]);
    this.heard.changed();
    this.enqueue(entry.id);
  }

  /** Send a message again; it moves to the end, where the resident looks. */
  retry(id) {
    const failed = this.store.find(id);
    if (failed?.state !== "failed") return;
    const again = { ...failed, state: "sending", error: "", at: Date.now() };
    this.store.change((entries) => [...entries.filter((entry) => entry.id !== id), again]);
    this.heard.changed();
    this.enqueue(id);
  }

  /** The network is back: send what did not get through, oldest first. */
  resend() {
    this.store.load();
    const lost = this.store.entries.filter((entry) => entry.state === "failed" && entry.error !== "refused");
    for (const entry of lost) this.retry(entry.id);
  }

  restart() {
    this.store.restart();
    this.heard.changed();
  }

  enqueue(id) {
    this.queue = this.queue.then(() => this.deliver(id));
  }

  async deliver(id) {
    const entry = this.store.find(id);
    if (entry?.state !== "sending") return;
    try {
      const replies = await this.exchange(entry);
      happened("ouwen:arrived");
      this.wait = FIRST_WAIT;
      this.settle(id, { state: "sent", error: "" }, replies);
    } catch (failure) {
      const [error, reason] = failure instanceof Refused ? ["refused", failure.message] : [offline() ? "offline" : "unavailable", ""];
      this.settle(id, { state: "failed", error, reason });
      if (error === "unavailable") this.waitAndResend();
    }
  }

  waitAndResend() {
    clearTimeout(this.waiting);
    if (this.wait > LAST_WAIT) return;
    this.waiting = setTimeout(() => this.resend(), this.wait);
    this.wait *= 2;
  }

  /** Return the replies to `entry`, tried again after a pause while the server does not answer. */
  async exchange(entry) {
    const content = { sender: this.store.session, message: entry.payload, message_id: entry.id };
    for (const wait of [...PAUSES, null]) {
      try {
        const { replies } = await post("messages", content);
        const made = replies.map((reply, place) => botEntry(reply, `${entry.id}.${place}`));
        const custom = replies.at(-1)?.custom;
        if (custom?.turn) this.heard.noticed(custom.notice ?? null);
        return made;
      } catch (failure) {
        if (failure instanceof Refused || wait === null || offline()) throw failure;
        await pause(wait);
      }
    }
  }

  /** Note how the message ended, unless the conversation began anew or another tab has noted it. */
  settle(id, change, replies = []) {
    const spoken = replies.filter(speaks);
    let noted = false;
    this.store.change((entries) => {
      const entry = entries.find((kept) => kept.id === id);
      noted = entry?.state === "sending";
      if (noted) Object.assign(entry, change);
      return noted ? [...entries, ...spoken] : entries;
    });
    this.heard.changed();
    if (!noted) return;
    if (change.state === "failed") this.heard.failed();
    else this.heard.replied(spoken);
  }

  /** Tell the server what the resident thinks of a turn; return what went wrong, null for nothing. */
  async vote(turn, verdict, reason, comment) {
    try {
      await post("feedback", { sender: this.store.session, turn, verdict, reason, comment });
    } catch (failure) {
      return (failure instanceof Refused && failure.message) || TEXT.notVoted;
    }
    this.store.change((entries) => {
      for (const entry of entries) if (entry.turn === turn) entry.verdict = verdict;
    });
    return null;
  }
}
