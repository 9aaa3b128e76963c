// What stands around the conversation: bar, menu, notice, composer, dialogs; in a page of its own or in a panel.
import { button, drawing, element, iconButton } from "./elements.js";
import { TEXT } from "./texts.js";

function labelled(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function identified(made, id) {
  made.id = id;
  return made;
}

function bar(chat) {
  const names = element("div", "names");
  names.append(element(chat.embedded ? "h2" : "h1", "", chat.heading), element("p", "", TEXT.subtitle));
  const elder = chat.preferences.elder;
  const larger = identified(button(elder ? TEXT.standard : TEXT.elder, "", () => chat.toggleElder()), "elder");
  labelled(larger, { "aria-label": elder ? TEXT.standardLabel : TEXT.elderLabel });
  const person = identified(button(TEXT.person, "", () => chat.askPerson()), "person");
  const more = identified(iconButton("more", TEXT.more, "icon", () => chat.toggleMenu()), "more");
  labelled(more, { "aria-expanded": "false", "aria-controls": "menu" });
  const made = element("header", "bar", names, larger, person, more);
  if (chat.embedded) made.append(identified(iconButton("close", TEXT.close, "icon", () => chat.close()), "close"));
  return made;
}

function themes(chat) {
  const choices = Object.entries(TEXT.themes).map(([name, title]) => {
    const made = button(title, "", () => chat.chooseTheme(name));
    made.value = name;
    return labelled(made, { "aria-pressed": String(chat.preferences.theme === name) });
  });
  const group = labelled(element("div", "themes", ...choices), { role: "group", "aria-label": TEXT.theme });
  return element("div", "row", element("span", "", TEXT.theme), group);
}

function menu(chat) {
  const language = identified(button(TEXT.language, "", () => chat.toggleLanguage()), "language");
  language.lang = TEXT.languageTongue;
  const restart = identified(button(TEXT.restart, "", () => chat.askRestart()), "restart");
  const rows = [themes(chat), language, restart];
  if (chat.voice.speaks) {
    const read = identified(button(TEXT.readAll, "", () => chat.toggleReading()), "read");
    rows.splice(1, 0, labelled(read, { "aria-pressed": String(chat.reading) }));
  }
  const made = identified(element("div", "menu", ...rows), "menu");
  made.hidden = true;
  return labelled(made, { role: "group", "aria-label": TEXT.menu });
}

function composer() {
  const label = element("label", "unseen", TEXT.message);
  label.htmlFor = "message";
  const field = identified(element("textarea", ""), "message");
  const limits = { rows: 1, maxlength: 20000, placeholder: TEXT.placeholder, autocomplete: "off", enterkeyhint: "send" };
  const submit = element("button", "submit", TEXT.send);
  submit.type = "submit";
  submit.disabled = true;
  return element("form", "composer", label, labelled(field, limits), submit);
}

function question() {
  const asked = identified(element("p", "", TEXT.restartQuestion), "restart-question");
  const answers = [["cancel", "", TEXT.cancel], ["restart", "main", TEXT.restart]].map(([value, className, title]) => {
    const made = element("button", className, title);
    made.value = value;
    return made;
  });
  const form = element("form", "", asked, element("div", "", ...answers));
  form.method = "dialog";
  return labelled(element("dialog", "question", form), { "aria-labelledby": asked.id });
}

/** The chat itself, the same in the page and in the panel. */
export function frame(chat) {
  const scroll = labelled(element("div", "scroll", element("ol", "talk")), { role: "group", tabindex: 0, "aria-label": TEXT.talk });
  const status = labelled(element("p", "unseen"), { role: "status", "aria-live": "polite" });
  const notice = element("div", "notice");
  notice.hidden = true;
  const room = element(chat.embedded ? "div" : "main", "room", scroll, status, composer());
  return element("div", "ouwen", bar(chat), menu(chat), notice, room, question());
}

/** The button in the corner of the host's page and the panel that it opens. */
export function panel(chat, content) {
  const launcher = element("button", "launcher", drawing("bot"), element("span", "", TEXT.launch));
  launcher.type = "button";
  labelled(launcher, { "aria-haspopup": "dialog", "aria-expanded": "false" });
  launcher.addEventListener("click", () => chat.toggle());
  const made = labelled(element("dialog", "panel", content), { "aria-label": chat.heading });
  return [launcher, made];
}
