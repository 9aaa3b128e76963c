// The element `ouwen-chat`: the chat page, or with the attribute `embedded` a button and a panel in any page.
import { audible } from "./actions.js";
import { Conversation } from "./conversation.js";
import { element, given, happened } from "./elements.js";
import { frame, panel } from "./frame.js";
import { Notice } from "./notice.js";
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
    this.shell = element("div.shell");
    this.embedded = this.hasAttribute("embedded");
    this.preferences = new Preferences(this.dataset);
    this.voice = new Voice(() => this.markVoice());
    this.notice = new Notice(this.preferences, (text) => this.view.announce(text));
    this.conversation = new Conversation(new Store(), {
      changed: () => this.show(),
      replied: (replies) => this.replied(replies),
      failed: () => this.view.announce(TEXT.failed),
      noticed: (notice) => this.noticed(notice),
    });
    dark.addEventListener("change", () => this.dress());
    document.addEventListener("visibilitychange", () => this.look());
    addEventListener("pagehide", () => this.voice.hush());
    for (const change of ["resize", "scroll"]) globalThis.visualViewport?.addEventListener(change, () => this.fitScreen());
    this.shadowRoot.adoptedStyleSheets = [await style];
    this.shadowRoot.append(this.shell);
    this.build();
    this.conversation.resume();
    this.built();
    happened("ouwen:ready");
    this.look();
    // Unasked, the panel neither covers a small screen nor takes the focus.
    if (!narrow.matches && (this.dataset.open ?? "false") !== "false") this.open(false);
  }

  /** Build everything that has words in it, in the language in use. */
  build() {
    useLanguage(this.preferences.lang);
    const draft = this.field?.value ?? "";
    const content = frame(this);
    const parts = this.embedded ? panel(this, content) : [content];
    this.shell.replaceChildren(...parts);
    this.panel = this.embedded ? parts[1] : null;
    this.view = new View(content, this);
    this.connect(content);
    this.field.value = draft;
    this.dress();
    this.show();
    this.showNotice();
    this.markVoice();
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
    this.question.addEventListener("close", () => this.question.returnValue === "restart" && this.restart());
    content.addEventListener("keydown", (event) => this.escape(event));
    content.addEventListener("click", (event) => {
      if (!this.menu.hidden && !event.target.closest("#menu, #more")) this.toggleMenu();
    });
    this.panel?.addEventListener("close", () => this.closed());
  }

  part(selector) {
    return this.shell.querySelector(selector);
  }

  get launcher() {
    return this.part(".launcher");
  }

  get heading() {
    return this.dataset.title || TEXT.bot;
  }

  get reading() {
    return this.preferences.read ?? this.preferences.elder;
  }

  /** Put on theme, language and type size. */
  dress() {
    const { theme, elder } = this.preferences;
    this.shell.lang = TEXT.tongue;
    const worn = {
      dark: theme === "dark" || (theme === "auto" && dark.matches),
      elder,
      embedded: this.embedded,
      left: this.dataset.position === "left",
    };
    for (const [name, on] of Object.entries(worn)) this.shell.classList.toggle(name, on);
    if (this.embedded) return;
    document.documentElement.lang = TEXT.tongue;
    document.documentElement.dataset.theme = theme;
    document.title = `${TEXT.bot} · ${TEXT.subtitle}`;
  }

  /** Keep the field above a keyboard that lies over the page; a page enlarged by two fingers stays as it is. */
  fitScreen() {
    const { height, offsetTop, scale } = visualViewport;
    if (Math.abs(scale - 1) > 0.01) return;
    this.shell.style.setProperty("--tall", `${height}px`);
    this.shell.style.setProperty("--top", `${offsetTop}px`);
    this.fit();
  }

  show() {
    this.view.show(this.conversation.store.entries);
  }

  replied(replies) {
    this.view.announce(replies.map((reply) => `${TEXT.bot}${TEXT.says}${reply.text}`).join("\n"));
    // Measured when the browser has drawn the frame that shows the reply.
    requestAnimationFrame(() => setTimeout(happened, 0, "ouwen:shown"));
    if (this.panel && !this.panel.open) this.launcher.classList.add("unread");
    else if (this.reading && replies.length) this.voice.read(replies[0].id, replies.map(audible).join("\n"));
  }

  /** Show `text` for a moment, and let a screen reader say it. */
  say(text) {
    const toast = this.part(".toast");
    toast.textContent = text;
    toast.classList.add("shown");
    clearTimeout(this.saying);
    this.saying = setTimeout(() => toast.classList.remove("shown"), 2500);
    this.view.announce(text);
  }

  /** Ask for the pinned notice when the chat comes into view. */
  look() {
    if (document.visibilityState !== "visible" || (this.panel && !this.panel.open)) return;
    this.notice.look((notice) => this.noticed(notice));
  }

  noticed(notice) {
    this.notice.take(notice);
    this.show();
    this.showNotice();
  }

  showNotice() {
    this.notice.show(this.part(".notice"));
    this.field.placeholder = this.notice.only ? TEXT.placeholderNotice : TEXT.placeholder;
  }

  /** Read an answer aloud, or stop reading it. */
  read(entry) {
    if (this.voice.reading === entry.id) this.voice.hush();
    else this.voice.read(entry.id, audible(entry));
  }

  listen() {
    this.voice.listen((text) => this.write(text), (error) => this.say(error === "not-allowed" ? TEXT.noEar : TEXT.notHeard));
  }

  markVoice() {
    this.view?.markRead(this.voice.reading);
    this.part("#listen")?.setAttribute("aria-pressed", Boolean(this.voice.listening));
    if (this.voice.listening) this.field.placeholder = TEXT.listening;
    else if (this.view) this.showNotice();
  }

  submit(event) {
    event.preventDefault();
    this.voice.hush();
    this.conversation.send(this.field.value);
    this.write("");
    this.field.focus();
  }

  write(text) {
    this.field.value = text;
    this.fit();
  }

  choose({ title, payload }) {
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
    this.view.opened = Date.now();
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
    const more = given(this.part("#more"), { "aria-expanded": !this.menu.hidden });
    if (!this.menu.hidden) this.menu.querySelector("button").focus();
    else if (this.menu.contains(this.shadowRoot.activeElement)) more.focus();
  }

  escape(event) {
    if (event.key !== "Escape" || this.question.open || event.isComposing) return;
    event.preventDefault();
    if (this.menu.hidden) return this.close();
    this.toggleMenu();
    this.part("#more").focus();
  }

  chooseTheme(theme) {
    this.preferences.set({ theme });
    this.dress();
    for (const choice of this.menu.querySelectorAll(".themes button")) given(choice, { "aria-pressed": choice.value === theme });
  }

  toggleLanguage() {
    this.preferences.set({ lang: this.preferences.lang === "zh" ? "en" : "zh" });
    this.rebuild("#more");
  }

  toggleElder() {
    this.voice.hush();
    this.preferences.set({ elder: !this.preferences.elder });
    this.rebuild("#elder");
  }

  toggleReading() {
    this.preferences.set({ read: !this.reading });
    if (!this.reading) this.voice.hush();
    this.part("#read").setAttribute("aria-pressed", this.reading);
  }

  /** Build anew and leave the focus on what was pressed. */
  rebuild(focused) {
    const open = this.panel?.open;
    this.build();
    if (open) this.open();
    this.part(focused).focus();
  }

  /** Open the panel: beside the page, or over all of a narrow screen. */
  open(wanted = true) {
    if (!this.panel || this.panel.open) return;
    if (!wanted) this.panel.open = true;
    else if (narrow.matches) this.panel.showModal();
    else this.panel.show();
    this.launcher.setAttribute("aria-expanded", "true");
    this.launcher.classList.remove("unread");
    this.view.toEnd();
    this.fit();
    this.look();
    if (wanted) this.writeOn();
  }

  close() {
    this.panel?.close();
  }

  closed() {
    this.voice.hush();
    this.launcher.setAttribute("aria-expanded", "false");
    this.launcher.focus();
  }
}

if (!customElements.get("ouwen-chat")) customElements.define("ouwen-chat", OuwenChat);
