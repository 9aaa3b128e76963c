// What an entry of the conversation is, made of whatever the server or the storage gave.
const LONGEST = 20000;

const text = (value) => String(value ?? "").slice(0, LONGEST);
const list = (value) => (Array.isArray(value) ? value : []);
const records = (value) => list(value).map(Object);
const among = (value, ...known) => (known.includes(value) ? value : "");

const CITED = ["title", "document_number", "signed_date", "bulletin", "page", "quote", "url", "validity_note"];

function citationOf(citation) {
  const { issuer } = citation;
  return {
    ...Object.fromEntries(CITED.map((name) => [name, text(citation[name])])),
    issuer: Array.isArray(issuer) ? issuer.map(text).join("、") : text(issuer),
    validity: among(citation.validity, "in_force", "expired", "superseded", "may_have_changed", "not_yet"),
  };
}

function choiceOf({ title, payload }) {
  return { title: text(title), payload: text(payload ?? title) };
}

/** The entry of a reply of the bot; `id` is the same whenever the same reply arrives. */
export function botEntry(reply, id) {
  const said = Object(reply);
  const custom = Object(said.custom);
  return {
    id,
    role: "bot",
    at: Date.now(),
    text: text(said.text),
    citations: records(custom.citations).map(citationOf),
    buttons: records(said.buttons).map(choiceOf),
    table: list(custom.table).map((row) => list(row).map(text)),
    speech: text(custom.speech),
    turn: text(custom.turn),
    status: among(custom.status, "notice"),
    verdict: "",
  };
}

/** Whether there is something to show; a notice has its banner. */
export const speaks = (entry) => entry.status !== "notice" && Boolean(entry.text || entry.table.length || entry.citations.length);

/** An entry that was kept in the storage, with every part in its form. */
export function keptEntry(value) {
  const kept = Object(value);
  const at = Number.isFinite(kept.at) && Math.abs(kept.at) < 8e15 ? kept.at : 0;
  const common = { id: text(kept.id), at, text: text(kept.text) };
  if (kept.role === "bot") {
    return {
      ...botEntry({ buttons: kept.buttons, custom: kept }, ""),
      ...common,
      verdict: among(kept.verdict, "up", "down"),
    };
  }
  return {
    ...common,
    role: "resident",
    payload: text(kept.payload),
    state: among(kept.state, "sending", "failed") || "sent",
    error: among(kept.error, "offline", "unavailable", "refused"),
    reason: text(kept.reason),
  };
}
