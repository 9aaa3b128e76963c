// The element `ouwen-chat`: the chat page, or with the attribute `embedded` a button and a panel in any page.
import { Conversation } from "./conversation.js";
import { element } from "./elements.js";
import { frame, panel } from "./frame.js";
import { Preferences, Store } from "./store.js";
import { style } from "./style.js";
import { TEXT, useLanguage } from "./texts.js";
import { View } from "./view.js";
import { Voice } from "./voice.js";

const dark = matchMedia("(prefers-color-scheme: dark)");
const narrow = matchMedia("(max-width: 500px)");

class OuwenChat extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: "open" });
    this.ready = new Promise((done) => (this.built = done));
  }

  async connectedCallback() {
    if (this.shell) return;
    this.shell = element("div", "shell");
    this.embedded = this.hasAttribute("embedded");
    this.preferences = new Preferences(this.dataset);
    this.voice = new Voice(() => {});
    this.conversation = new Conversation(new Store(), {
      changed: () => this.show(),
      replied: (replies) => this.replied(replies),
      failed: () => this.view.announce(TEXT.failed),
    });
    dark.addEventListener("change", () => this.dress());
    this.shadowRoot.adoptedStyleSheets = [await style];
    this.shadowRoot.append(this.shell);
    this.build();
    this.conversation.resume();
    this.built();
    if (this.dataset.open !== undefined && this.dataset.open !== "false") this.open();
  }

  /** Build everything that has words in it, in the language in use. */
  build() {
    useLanguage(this.preferences.lang);
    const draft = this.field?.value ?? "";
    const content = frame(this);
    const parts = this.embedded ? panel(this, content) : [content];
    this.shell.replaceChildren(...parts);
    this.panel = this.embedded ? parts[1] : null;
    this.view = new View(content, {
      choose: (choice) => this.choose(choice),
      retry: (id) => this.retry(id),
    });
    this.connect(content);
    this.field.value = draft;
    this.dress();
    this.show();
    this.fit();
  }

  connect(content) {
    this.form = content.querySelector(".composer");
    this.field = this.form.querySelector("textarea");
    this.menu = content.querySelector(".menu");
    this.question = content.querySelector(".question");
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.field.addEventListener("input", () => this.fit());
    this.field.addEventListener("keydown", (event) => {
      // The Enter that ends the choice of a character in an input method is no wish to send.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.form.requestSubmit();
    });
    this.question.addEventListener("close", () => {
      if (this.question.returnValue === "restart") this.restart();
    });
    content.addEventListener("keydown", (event) => this.escape(event));
    content.addEventListener("click", (event) => {
      if (!this.menu.hidden && !event.composedPath().some((node) => node === this.menu || node.id === "more")) {
        this.toggleMenu();
      }
    });
    this.panel?.addEventListener("close", () => this.closed());
  }

  get heading() {
    return this.dataset.title || TEXT.bot;
  }

  get reading() {
    return this.preferences.elder || this.preferences.read;
  }

  /** Put on theme, language and type size. */
  dress() {
    const { theme, elder, lang } = this.preferences;
    this.shell.lang = TEXT.tongue;
    this.shell.classList.toggle("dark", theme === "dark" || (theme === "auto" && dark.matches));
    this.shell.classList.toggle("elder", elder);
    this.shell.classList.toggle("embedded", this.embedded);
    this.shell.classList.toggle("left", this.dataset.position === "left");
    if (this.embedded) return;
    document.documentElement.lang = TEXT.tongue;
    document.documentElement.dataset.theme = theme;
    document.title = TEXT.page;
  }

  show() {
    this.view.show(this.conversation.store.entries);
  }

  replied(replies) {
    this.view.announce(replies.map((reply) => `${TEXT.bot}${TEXT.says}${reply.text}`).join("\n"));
    // Measured when the browser has drawn the frame that shows the reply.
    requestAnimationFrame(() =>
      setTimeout(() => {
        performance.clearMarks("ouwen:shown");
        performance.mark("ouwen:shown");
      }),
    );
  }

  submit(event) {
    event.preventDefault();
    this.conversation.send(this.field.value);
    this.field.value = "";
    this.fit();
    this.field.focus();
  }

  choose(choice) {
    const { title, payload } = choice;
    this.conversation.send(payload, payload.startsWith("/") ? title : payload);
    this.writeOn();
  }

  retry(id) {
    this.conversation.retry(id);
    this.writeOn();
  }

  /** Open the panel and ask `question` (for the host's page). */
  ask(question) {
    this.open();
    this.conversation.send(question);
  }

  askPerson() {
    this.conversation.send(TEXT.personQuestion);
  }

  askRestart() {
    this.toggleMenu();
    this.question.returnValue = "cancel";
    this.question.showModal();
  }

  restart() {
    this.conversation.restart();
    this.writeOn();
  }

  /** Let the resident write on, but open no keyboard on a touch screen. */
  writeOn() {
    if (matchMedia("(pointer: fine)").matches) this.field.focus();
  }

  /** Give the field as many lines as it holds, five at most. */
  fit() {
    this.form.querySelector(".submit").disabled = !this.field.value.trim();
    this.field.rows = 1;
    if (!this.field.clientHeight) return;
    const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(this.field);
    const height = this.field.scrollHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
    this.field.rows = Math.min(5, Math.max(1, Math.round(height / parseFloat(lineHeight))));
  }

  toggleMenu() {
    this.menu.hidden = !this.menu.hidden;
    const more = this.shell.querySelector("#more");
    more.setAttribute("aria-expanded", String(!this.menu.hidden));
    if (!this.menu.hidden) this.menu.querySelector("button").focus();
    else if (this.menu.contains(this.shadowRoot.activeElement)) more.focus();
  }

  escape(event) {
    if (event.key !== "Escape" || this.question.open || event.isComposing) return;
    if (!this.menu.hidden) {
      event.preventDefault();
      this.toggleMenu();
      this.shell.querySelector("#more").focus();
    } else if (this.panel) {
      event.preventDefault();
      this.close();
    }
  }

  chooseTheme(theme) {
    this.preferences.set({ theme });
    this.dress();
    for (const choice of this.menu.querySelectorAll(".themes button")) {
      choice.setAttribute("aria-pressed", String(choice.value === theme));
    }
  }

  toggleLanguage() {
    this.preferences.set({ lang: this.preferences.lang === "zh" ? "en" : "zh" });
    this.rebuild("#more");
  }

  toggleElder() {
    this.preferences.set({ elder: !this.preferences.elder });
    this.rebuild("#elder");
  }

  toggleReading() {
    this.preferences.set({ read: !this.preferences.read });
    this.shell.querySelector("#read").setAttribute("aria-pressed", String(this.reading));
  }

  /** Build anew and leave the focus on what was pressed. */
  rebuild(focused) {
    const open = this.panel?.open;
    this.build();
    if (open) this.open();
    this.shell.querySelector(focused).focus();
  }

  toggle() {
    if (this.panel.open) this.close();
    else this.open();
  }

  /** Open the panel: beside the page, or over all of a narrow screen. */
  open() {
    if (!this.panel || this.panel.open) return;
    if (narrow.matches) this.panel.showModal();
    else this.panel.show();
    this.shell.querySelector(".launcher").setAttribute("aria-expanded", "true");
    this.view.toEnd();
    this.fit();
    this.writeOn();
  }

  close() {
    this.panel?.close();
  }

  closed() {
    const launcher = this.shell.querySelector(".launcher");
    launcher.setAttribute("aria-expanded", "false");
    launcher.focus();
  }
}

if (!customElements.get("ouwen-chat")) customElements.define("ouwen-chat", OuwenChat);
