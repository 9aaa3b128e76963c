// The calls as they happen: the list, one call live, a question of the operator's own.
import { api, attempt, element, frame, say } from "../../files/frame.js";
import { answerPanels, packPanel } from "./copying.js";
import { clock, reasonOf, turnItem } from "./transcript.js";

// What is worth an operator's look; greetings and prompts are not.
const ANSWERS = new Set(["answered", "partial", "not_in_bulletins", "clarify", "out_of_scope"]);
const RETRY = [1000, 2000, 5000, 10000];

const main = frame();
const calls = new Map();
let chosen = null;
let last = 0;
let seen = new Set();

const list = element("ul", { class: "calls", "aria-label": "电话" });
const empty = element("p", { class: "empty" }, "现在没有电话。有电话接通时会自动出现在这里。");
const state = element("p", { class: "hint", role: "status" }, "正在连接…");
const heading = element("h2", { tabindex: "-1" }, "请选一通电话");
const about = element("p", { class: "hint" });
const talk = element("ol", { class: "talk", role: "log", "aria-live": "polite", "aria-label": "通话记录", tabindex: "0" });
const pack = element("div", { "aria-live": "polite" });
const suggested = element("div", { class: "column", "aria-live": "polite" });
const asking = askPanel();

function draw() {
  document.head.append(element("link", { rel: "stylesheet", href: new URL("operator.css", import.meta.url).href }));
  main.append(
    element("div", { class: "operator" },
      element("section", { class: "panel", "aria-label": "电话列表" }, element("div", { class: "row" }, element("h2", {}, "电话"), state), empty, list),
      element("section", { class: "panel", "aria-label": "通话" }, heading, about, talk),
      element("div", { class: "column" }, pack, suggested, asking)),
  );
}

function drawList() {
  const rows = [...calls.values()].sort((a, b) =>
    (a.ended_at ? 1 : 0) - (b.ended_at ? 1 : 0) || (a.last_turn_at < b.last_turn_at ? 1 : -1));
  empty.hidden = rows.length > 0;
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.call : null;
  list.replaceChildren(...rows.map((call) => element("li", {}, callButton(call))));
  if (focused) list.querySelector(`[data-call="${CSS.escape(focused)}"]`)?.focus();
}

function callButton(call) {
  return element("button",
    { type: "button", "data-call": call.call_id, "aria-pressed": String(call.call_id === chosen), onclick: () => choose(call.call_id, true) },
    element("span", { class: "row" },
      element("strong", {}, call.caller || call.call_id.slice(0, 16)),
      standing(call)),
    element("span", { class: "said" }, call.asked || "还没有提问"),
    element("span", { class: "hint" }, clock(call.started_at)));
}

function standing(call) {
  if (call.ended_at) return element("span", { class: "badge" }, reasonOf(call.end_reason));
  return call.handed ? element("span", { class: "badge warn" }, "转人工") : element("span", { class: "badge good" }, "通话中");
}

async function choose(callId, focus) {
  chosen = callId;
  seen = new Set();
  talk.replaceChildren();
  pack.replaceChildren();
  suggested.replaceChildren();
  drawList();
  const content = await attempt(() => api(`operator/api/calls/${encodeURIComponent(callId)}`));
  if (!content || chosen !== callId) return;
  calls.set(callId, content.call);
  drawCall();
  content.turns.forEach(addTurn);
  if (focus) heading.focus();
}

function drawCall() {
  const call = calls.get(chosen);
  if (!call) return;
  heading.textContent = `${call.caller || "电话"} · ${call.ended_at ? reasonOf(call.end_reason) : "通话中"}`;
  about.textContent = `${clock(call.started_at)} 接通，编号 ${call.call_id}`;
}

function addTurn(turn) {
  if (turn.call_id !== chosen || seen.has(turn.number)) return;
  seen.add(turn.number);
  const below = talk.scrollHeight - talk.scrollTop - talk.clientHeight < 80;
  talk.append(...turnItem(turn));
  if (below) talk.scrollTop = talk.scrollHeight;
  if (turn.reply.transfer) pack.replaceChildren(packPanel(turn.reply.transfer));
  else if (ANSWERS.has(turn.reply.custom?.status)) suggested.replaceChildren(...answerPanels(turn.reply, turn.copies, "建议答复"));
}

function askPanel() {
  const field = element("textarea", { id: "question", maxlength: "5000", rows: "2", required: true });
  const button = element("button", { class: "main" }, "查询");
  const outcome = element("div", { class: "column", "aria-live": "polite" });
  const ask = async (event) => {
    event.preventDefault();
    const content = await attempt(() => api("operator/api/ask", { method: "POST", body: { question: field.value } }), button);
    if (content) outcome.replaceChildren(...answerPanels(content.reply, content.copies, "查询结果"));
  };
  return element("section", { class: "panel", "aria-label": "自己查询" },
    element("h2", {}, "自己查询"),
    element("form", { onsubmit: ask },
      element("label", { for: "question" }, "问题（不会念给来电人）"), field,
      element("div", { class: "buttons" }, button)),
    outcome);
}

async function load() {
  const content = await api("operator/api/calls");
  calls.clear();
  content.calls.forEach((call) => calls.set(call.call_id, call));
  last = content.last;
  drawList();
  if (chosen) await choose(chosen, false);
  else if (content.calls.length && !content.calls[0].ended_at) await choose(content.calls[0].call_id, false);
}

/** Ask for news again and again; each request waits at the server until there is some. */
async function follow() {
  let failures = 0;
  for (;;) {
    try {
      if (failures || !last) await load();
      const news = await api(`operator/api/news?after=${last}`);
      state.textContent = "实时更新中";
      state.classList.remove("error");
      failures = 0;
      last = Math.max(last, news.last);
      news.calls.forEach((call) => calls.set(call.call_id, call));
      if (news.calls.length) drawList();
      if (!chosen && news.calls.length) await choose(news.calls[0].call_id, false);
      news.turns.forEach(addTurn);
      drawCall();
    } catch (error) {
      state.textContent = `连接中断，正在重连：${error.message}`;
      state.classList.add("error");
      await new Promise((done) => setTimeout(done, RETRY[Math.min(failures, RETRY.length - 1)]));
      failures += 1;
    }
  }
}

draw();
follow().catch((error) => say(error.message, { failed: true }));
