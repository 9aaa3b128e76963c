// What every page of the console shares: the bar with its links, requests, dialogs. Text nodes only.
const HOME = new URL("../", import.meta.url);
const PAGES = [
  ["", "提问"],
  ["documents", "公报"],
  ["standards", "标准"],
  ["inbox", "待处理"],
  ["notice", "通知"],
  ["figures", "统计"],
  ["operator/", "坐席"],
];

/** Return an element; `traits` are properties, with `class`, `data-…`, `aria-…` and `on…` as one expects. */
export function element(tag, traits = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** Return the address of something below /staff/. */
export const address = (path) => new URL(path, HOME).href;

/** Return what the server answers to a request below /staff/; throws an Error with words for the person. */
export async function api(path, { method = "GET", body } = {}) {
  const csrf = document.querySelector("meta[name=csrf]").content;
  const headers = { Accept: "application/json", "X-Ouwen-CSRF": csrf };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch(address(path), { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Error("没有连上服务器，请检查网络后再试。");
  }
  if (answer.status === 401) location.reload();
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(content.error ?? `服务器回答 ${answer.status}。`);
  return content;
}

/** Say something in the corner of the page and to screen readers. */
export function say(text, { failed = false } = {}) {
  const toast = document.getElementById("said");
  toast.textContent = text;
  toast.classList.toggle("failed", failed);
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (toast.textContent = ""), failed ? 10000 : 4000);
}

/** Run `work`, the `button` disabled meanwhile; say what went wrong. */
export async function attempt(work, button) {
  if (button) button.disabled = true;
  try {
    return await work();
  } catch (error) {
    say(error.message, { failed: true });
    return undefined;
  } finally {
    if (button) button.disabled = false;
  }
}

/** Ask the person; give true when they confirm. `lines` say what will happen. */
export function confirmed(question, lines, act) {
  const dialog = element(
    "dialog", { "aria-labelledby": "question" },
    element("form", { method: "dialog" },
      element("h2", { id: "question" }, question),
      element("ul", {}, ...lines.map((line) => element("li", {}, line))),
      element("div", { class: "buttons" },
        element("button", { value: "cancel" }, "取消"),
        element("button", { value: "act", class: "main" }, act))),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => {
    dialog.remove();
    done(dialog.returnValue === "act");
  }));
}

async function leave() {
  if (await attempt(() => api("logout", { method: "POST" }))) location.assign(address("login"));
}

/** Fill the bar of the page; the link to the page itself is marked. */
export function frame() {
  const here = location.pathname;
  const links = PAGES.map(([path, name]) => {
    const target = new URL(path, HOME).pathname;
    return element("li", {}, element("a", { href: target, "aria-current": target === here ? "page" : null }, name));
  });
  const bar = document.querySelector("header.bar");
  bar.replaceChildren(
    element("p", { class: "brand" }, "瓯问工作台"),
    element("nav", { "aria-label": "工作台" }, element("ul", {}, ...links)),
    element("button", { type: "button", class: "quiet", onclick: leave }, "退出"),
  );
  bar.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  return document.getElementById("main");
}
