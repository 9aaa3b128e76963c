// Ask as staff: any day, both forms, the explanation beside the answer.
import { citationsPanel, hitsPanel, payloadPanel, replyPanel, timingsPanel, understandingPanel, whyNotPanel } from "./answers.js";
import { api, attempt, element, frame } from "./frame.js";
import { field, select } from "./tables.js";

const main = frame();
const question = element("textarea", { id: "text", rows: "2", maxlength: "8000", required: true, placeholder: "例如：2018年瑞安的最低工资是多少" });
const day = element("input", { id: "day", type: "date", min: "1900-01-01", max: "2199-12-31" });
const form = select("form", [["screen", "屏幕（网页、微信）"], ["speech", "电话（朗读）"]]);
const submit = element("button", { class: "main" }, "提问");
const again = element("button", { type: "button", onclick: begin }, "新对话");
const talk = element("ol", { class: "asked", "aria-label": "这次对话问过的" });
const outcome = element("div", { id: "outcome", "aria-live": "polite" });
let sender = null;
let last = null;

/** Ask what the address brings along after its #, which goes to no server: a conversation of the inbox. */
async function askAgain() {
  for (const text of new URLSearchParams(location.hash.slice(1)).getAll("ask")) {
    question.value = text;
    await ask();
  }
  history.replaceState(null, "", location.pathname);
}

async function ask() {
  const text = question.value.trim();
  if (!text) return question.focus();
  outcome.setAttribute("aria-busy", "true");
  last = await attempt(() => api("api/ask", { method: "POST", body: { text, today: day.value || null, sender } }), submit) ?? last;
  outcome.removeAttribute("aria-busy");
  if (!last) return undefined;
  if (!day.value) day.value = last.today;
  if (last.sender !== sender) talk.replaceChildren();
  sender = last.sender;
  talk.append(element("li", {}, text));
  question.select();
  return show();
}

function show() {
  if (!last) return;
  const { replies, explain, latency_ms: latency } = last;
  const answer = replies.findLast((reply) => reply.custom) ?? replies.at(-1) ?? {};
  const payload = answer.custom ?? {};
  outcome.replaceChildren(
    element("div", { class: "column" },
      ...replies.map((reply) => replyPanel(reply, form.value)), citationsPanel(payload.citations ?? [])),
    element("div", { class: "column" },
      ...[whyNotPanel(explain), understandingPanel(explain, payload), timingsPanel(explain, latency)].filter(Boolean)),
    hitsPanel(explain), payloadPanel(replies));
}

function begin() {
  sender = null;
  talk.replaceChildren();
  outcome.replaceChildren();
  question.value = "";
  question.focus();
}

main.append(
  element("form", { class: "panel", onsubmit: (event) => { event.preventDefault(); ask(); } },
    field("问题", question),
    element("div", { class: "fields" },
      field("以哪一天为今天", day), field("渠道形式", form),
      element("div", { class: "buttons" }, submit, again)),
    element("p", { class: "hint" }, "接着问会承接上文；“新对话”从头开始。回车提问，Shift+回车换行。这里的提问不计入统计。"),
    talk),
  outcome);
form.addEventListener("change", show);
question.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  ask();
});
question.focus();
if (location.hash) await askAgain();
