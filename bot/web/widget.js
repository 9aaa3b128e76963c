// The chat page: sends each message once under its own id, and keeps what was said.
import { Store, newId } from "./store.js";
import { TEXT } from "./texts.js";
import { View } from "./view.js";

const MESSAGES = new URL("messages", import.meta.url);
const LONGEST_WAIT = 60000;

const root = document.getElementById("ouwen");
const form = root.querySelector(".composer");
const input = form.querySelector("textarea");
const submit = form.querySelector("button");
const dialog = root.querySelector("dialog");
const store = new Store();
const view = new View(root, { choose, retry });
let queue = Promise.resolve();

class Refused extends Error {}

async function post(entry) {
  const answer = await fetch(MESSAGES, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ sender: store.session, message: entry.payload, message_id: entry.id }),
    signal: AbortSignal.timeout(LONGEST_WAIT),
  });
  const body = await answer.json();
  if (answer.status >= 400 && answer.status < 500) throw new Refused(String(body.error));
  if (!answer.ok) throw new Error(String(answer.status));
  return body.replies.map(botEntry);
}

const text = (value) => (value === null || value === undefined ? "" : String(value));
const list = (value) => (Array.isArray(value) ? value : []);

function botEntry(reply) {
  const custom = reply.custom ?? {};
  const citations = list(custom.citations).map((citation) => ({
    title: text(citation.title),
    document_number: text(citation.document_number),
    issuer: Array.isArray(citation.issuer) ? citation.issuer.map(text).join("、") : text(citation.issuer),
    signed_date: text(citation.signed_date),
    bulletin: text(citation.bulletin),
    page: text(citation.page),
    quote: text(citation.quote),
    url: text(citation.url),
  }));
  const buttons = list(reply.buttons).map((button) => ({
    title: text(button.title),
    payload: text(button.payload ?? button.title),
  }));
  const table = list(custom.table).map((row) => list(row).map(text));
  return { id: newId(), role: "bot", text: text(reply.text), at: Date.now(), citations, buttons, table };
}

function refresh() {
  store.save();
  view.show(store.entries);
}

/** Note how `sent` ended, unless the conversation began anew or another tab has noted it. */
function settle(sent, change, replies = []) {
  const entry = store.entries.find((kept) => kept.id === sent.id);
  if (entry?.state !== "sending") return;
  Object.assign(entry, change);
  const spoken = replies.filter((reply) => reply.text || reply.table.length || reply.citations.length);
  store.entries.push(...spoken);
  refresh();
  view.announce(spoken.map((reply) => `${TEXT.bot}：${reply.text}`).join("\n") || TEXT.failed);
}

async function deliver(entry) {
  if (!store.entries.some((kept) => kept.id === entry.id)) return;
  try {
    settle(entry, { state: "sent", error: "" }, await post(entry));
  } catch (failure) {
    settle(entry, { state: "failed", error: failure instanceof Refused ? failure.message : TEXT.offline });
  }
}

function send(payload, shown = payload) {
  const message = payload.trim();
  if (!message) return;
  const entry = { id: newId(), role: "resident", text: shown.trim(), payload: message, at: Date.now(), state: "sending" };
  store.entries.push(entry);
  refresh();
  queue = queue.then(() => deliver(entry));
}

function retry(failed) {
  const entry = { ...failed, state: "sending", error: "", at: Date.now() };
  store.entries = [...store.entries.filter((kept) => kept.id !== failed.id), entry];
  refresh();
  writeOn();
  queue = queue.then(() => deliver(entry));
}

function choose(button) {
  send(button.payload, button.payload.startsWith("/") ? button.title : button.payload);
  writeOn();
}

/** Let the resident write on, but open no keyboard on a touch screen. */
function writeOn() {
  if (matchMedia("(pointer: fine)").matches) input.focus();
}

function fit() {
  submit.disabled = !input.value.trim();
  input.rows = 1;
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(input);
  const height = input.scrollHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
  const lines = Math.round(height / parseFloat(lineHeight));
  input.rows = Math.min(5, Math.max(1, lines));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  send(input.value);
  input.value = "";
  fit();
  input.focus();
});
input.addEventListener("input", fit);
input.addEventListener("keydown", (event) => {
  // The Enter that ends the choice of a character in an input method is no wish to send.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  form.requestSubmit();
});
root.querySelector("#person").addEventListener("click", () => send(TEXT.person));
root.querySelector("#restart").addEventListener("click", () => {
  dialog.returnValue = "cancel";
  dialog.showModal();
});
dialog.addEventListener("close", () => {
  if (dialog.returnValue !== "restart") return;
  store.restart();
  refresh();
  writeOn();
});

store.watch(() => view.show(store.entries));
view.show(store.entries);
for (const entry of store.entries.filter((kept) => kept.state === "sending")) {
  queue = queue.then(() => deliver(entry));
}
