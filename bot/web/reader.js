// What the bulletin reader has beyond plain pages: the look chosen in the chat, a copied link, keys, quote to quote.
(() => {
  const WORDS = {
    larger: "大字", standard: "标准字号", copy: "复制固定链接", copied: "已复制", byHand: "请长按或右键复制这个链接：",
    before: "上一处", after: "下一处",
  };
  const KEPT = "ouwen.preferences";
  const root = document.documentElement;

  function preferences() {
    try {
      return Object(JSON.parse(localStorage.getItem(KEPT)) ?? {});
    } catch {
      return {};
    }
  }

  function keep(changes) {
    try {
      localStorage.setItem(KEPT, JSON.stringify({ ...preferences(), ...changes }));
    } catch { /* without storage the choice holds for this page */ }
  }

  function look() {
    const { elder, theme } = preferences();
    root.classList.toggle("elder", elder === true);
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function button(words, act, className = "") {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }

  function sizeButton() {
    const words = () => (root.classList.contains("elder") ? WORDS.standard : WORDS.larger);
    const made = button(words(), () => {
      const elder = root.classList.toggle("elder");
      keep({ elder });
      made.textContent = words();
    });
    return made;
  }

  const permanent = () => document.querySelector(".permanent").href;

  function copyButton() {
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    const made = button(WORDS.copy, async () => {
      try {
        await navigator.clipboard.writeText(permanent());
        said.textContent = WORDS.copied;
      } catch {
        said.textContent = `${WORDS.byHand}${permanent()}`;
      }
    });
    return [made, said];
  }

  /** 上一处 and 下一处 beside the numbers of the quotes. */
  function steps(bar) {
    const links = [...bar.querySelectorAll("a")];
    let at = Math.max(0, links.findIndex((link) => link.hash === location.hash));
    const show = () => links.forEach((link, i) => (i === at ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    const go = (step) => {
      at = (at + step + links.length) % links.length;
      links[at].click();
    };
    links.forEach((link, i) => link.addEventListener("click", () => { at = i; show(); }));
    bar.append(button(WORDS.before, () => go(-1), "step"), button(WORDS.after, () => go(1), "step"));
    show();
  }

  function turn(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const inner = event.target.closest?.("input, textarea, .table, [contenteditable]");
    if (rel && !inner) document.querySelector(`.pager a[rel=${rel}]`)?.click();
  }

  look();
  addEventListener("storage", look);
  addEventListener("pageshow", look);
  document.addEventListener("DOMContentLoaded", () => {
    const tools = document.querySelector(".tools");
    if (tools) tools.append(sizeButton(), ...copyButton());
    const bar = document.querySelector(".jumps");
    if (bar) steps(bar);
    // an address that lost its #L812 on the way shows the quote all the same
    if (!location.hash) document.querySelector("mark span")?.scrollIntoView();
    document.addEventListener("keydown", turn);
  });
})();
