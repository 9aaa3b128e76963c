// What stands around the conversation: bar, menu, notice, composer, dialogs; in a page of its own or in a panel.
import { addressOf } from "./cards.js";
import { button, drawing, element, given, iconButton } from "./elements.js";
import { TEXT } from "./texts.js";

function bar(chat) {
  const names = element("div.names", element(chat.embedded ? "h2" : "h1", chat.heading), element("p", TEXT.subtitle));
  const [size, label] = chat.preferences.elder ? [TEXT.standard, TEXT.standardLabel] : [TEXT.elder, TEXT.elderLabel];
  const larger = given(button(size, "", () => chat.toggleElder()), { id: "elder", "aria-label": label });
  const person = given(button(TEXT.person, "", () => chat.askPerson()), { id: "person" });
  const more = iconButton("more", TEXT.more, "icon", () => chat.toggleMenu());
  given(more, { id: "more", "aria-expanded": false, "aria-controls": "menu" });
  const made = element("header.bar", names, larger, person, more);
  if (chat.embedded) made.append(given(iconButton("close", TEXT.close, "icon", () => chat.close()), { id: "close" }));
  made.append(menu(chat));
  return made;
}

function themes(chat) {
  const choices = Object.entries(TEXT.themes).map(([value, title]) =>
    given(button(title, "", () => chat.chooseTheme(value)), { value, "aria-pressed": chat.preferences.theme === value }),
  );
  const group = given(element("div.themes", ...choices), { role: "group", "aria-label": TEXT.theme });
  return element("div.row", element("span", TEXT.theme), group);
}

function menu(chat) {
  const language = button(TEXT.language, "", () => chat.toggleLanguage());
  const restart = button(TEXT.restart, "", () => chat.askRestart());
  const read = button(TEXT.readAll, "", () => chat.toggleReading());
  const bulletins = given(element("a", TEXT.bulletins), { href: addressOf("bulletins/"), target: "_blank", rel: "noopener" });
  given(language, { id: "language", lang: TEXT.languageTongue });
  const rows = [themes(chat), language, bulletins, given(restart, { id: "restart" })];
  if (chat.voice.speaks) rows.splice(1, 0, given(read, { id: "read", "aria-pressed": chat.reading }));
  return given(element("div.menu", ...rows), { id: "menu", hidden: "", role: "group", "aria-label": TEXT.menu });
}

function composer(chat) {
  const label = given(element("label.unseen", TEXT.message), { for: "message" });
  const field = given(element("textarea"), { id: "message", rows: 1, maxlength: 20000, autocomplete: "off", enterkeyhint: "send" });
  const submit = given(element("button.submit", TEXT.send), { disabled: "" });
  const made = element("form.composer", label, field, submit);
  if (chat.voice.listens) made.prepend(given(iconButton("voice", TEXT.listen, "icon", () => chat.listen()), { id: "listen" }));
  return made;
}

function question() {
  const asked = given(element("p", TEXT.restartQuestion), { id: "restart-question" });
  const cancel = given(element("button", TEXT.cancel), { value: "cancel" });
  const restart = given(element("button.main", TEXT.restart), { value: "restart" });
  const form = given(element("form", asked, element("div.row", cancel, restart)), { method: "dialog" });
  return given(element("dialog.question", form), { "aria-labelledby": asked.id });
}

/** The chat itself, the same in the page and in the panel. */
export function frame(chat) {
  const scroll = given(element("div.scroll", element("ol.talk")), { role: "group", tabindex: 0, "aria-label": TEXT.talk });
  const status = given(element("p.unseen"), { role: "status", "aria-live": "polite" });
  const toast = given(element("p.toast"), { "aria-hidden": true });
  const notice = given(element("div.notice"), { hidden: "", role: "region", "aria-label": TEXT.notice });
  const room = element(chat.embedded ? "div.room" : "main.room", scroll, status, toast, composer(chat));
  return element("div.ouwen", bar(chat), notice, room, question());
}

/** The button in the corner of the host's page and the panel that it opens. */
export function panel(chat, content) {
  const launcher = button(drawing("bot"), "launcher", () => chat.open());
  launcher.append(element("span", TEXT.launch));
  given(launcher, { "aria-haspopup": "dialog", "aria-expanded": false });
  return [launcher, given(element("dialog.panel", content), { "aria-label": chat.heading })];
}
