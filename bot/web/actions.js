// What a resident can do with an answer: copy it, have it read aloud, say what is wrong with it.
import { button, drawing, element, given, iconButton } from "./elements.js";
import { TEXT } from "./texts.js";

const COMMENT_LIMIT = 500;

/** Put `text` into the clipboard; without the browser's permission by way of a field, as long ago. */
async function copied(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = element("textarea.unseen");
    field.value = text;
    place.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/** The text of an answer with its sources, as it may stand in a letter. */
export const plain = (entry) => entry.text.replaceAll("**", "");

/** The text to be heard. */
export const audible = (entry) => entry.speech || plain(entry);

function copyButton(entry, chat) {
  return iconButton("copy", TEXT.copy, "icon", async (event) => {
    const done = await copied(plain(entry), event.target.parentNode);
    chat.say(done ? TEXT.copied : TEXT.notCopied);
  });
}

function readButton(entry, chat) {
  const made = iconButton("speak", TEXT.read, "icon aloud", () => chat.read(entry));
  made.append(drawing("stop"));
  return given(made, { value: entry.id, "aria-pressed": false });
}

function reasonChip([value, title]) {
  const radio = given(element("input"), { type: "radio", name: "reason", value, required: "" });
  return element("label.reason", radio, element("span", title));
}

function complaint(send, close) {
  const comment = given(element("textarea"), { maxlength: COMMENT_LIMIT, rows: 2, placeholder: TEXT.comment, "aria-label": TEXT.comment });
  const submit = element("button.main", TEXT.submit);
  const reasons = element("fieldset", element("legend", TEXT.reasonQuestion), ...Object.entries(TEXT.reasons).map(reasonChip));
  const form = element("form.complaint", reasons, comment, element("div.row", button(TEXT.cancel, "", close), submit));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(new FormData(form).get("reason"), comment.value.trim());
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  return form;
}

/** Two thumbs and, under the second one, the form that asks why. */
function thumbs(entry, chat, place) {
  const mark = (verdict) => {
    given(up, { "aria-pressed": verdict === "up" });
    given(down, { "aria-pressed": verdict === "down" });
  };
  const close = () => {
    place.querySelector("form")?.remove();
    given(down, { "aria-expanded": false });
  };
  const vote = async (verdict, reason = null, comment = "") => {
    const error = await chat.conversation.vote(entry.turn, verdict, reason, comment);
    chat.say(error ?? TEXT.thanks);
    if (error !== null) return;
    mark(verdict);
    const closing = Boolean(place.querySelector("form"));
    close();
    if (closing) down.focus();
  };
  const up = iconButton("up", TEXT.up, "icon", () => vote("up"));
  const down = iconButton("down", TEXT.down, "icon", () => {
    if (place.querySelector("form")) return close();
    const form = complaint((reason, comment) => vote("down", reason, comment), () => {
      close();
      down.focus();
    });
    place.append(form);
    given(down, { "aria-expanded": true });
    form.scrollIntoView({ block: "nearest" });
    form.querySelector("input").focus({ preventScroll: true });
  });
  given(down, { "aria-expanded": false });
  mark(entry.verdict);
  return [up, down];
}

/** The row under an answer. */
export function actionsRow(entry, chat) {
  const row = given(element("div.actions", copyButton(entry, chat)), { role: "group", "aria-label": TEXT.actions });
  if (chat.voice.speaks) row.append(readButton(entry, chat));
  const place = element("div.why");
  if (entry.turn) row.append(...thumbs(entry, chat, place));
  return [row, place];
}
