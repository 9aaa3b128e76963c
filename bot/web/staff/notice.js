// The emergency notice on all channels: what is pinned now, pin, unpin, the earlier ones.
import { api, attempt, confirmed, element, frame, say } from "./frame.js";
import { check, field, moment, table } from "./tables.js";

const LIMIT = 500;
const main = frame();
const text = element("textarea", { id: "text", rows: "3", maxlength: LIMIT, required: true, placeholder: "例如：受台风影响，各办事大厅今天下午停止对外服务。" });
const until = element("input", { id: "until", type: "datetime-local" });
const only = check("only", "只播通知，暂停回答问题");
const left = element("p", { class: "hint", id: "left" });
const submit = element("button", { class: "main" }, "发布通知");
const now = element("section", { class: "panel", id: "now", "aria-live": "polite" });
const earlier = element("section", { class: "panel", id: "earlier" });
const stops = () => only.querySelector("input").checked;

function show({ current, history }) {
  now.replaceChildren(element("h2", {}, "正在播出"), ...(current ? pinned(current) : [element("p", { class: "empty" }, "现在没有通知，各渠道照常回答。")]));
  const rest = history.filter((one) => one.id !== current?.id);
  earlier.replaceChildren(element("h2", {}, "以前的通知"), table([
    { title: "发布", class: "short", cell: (row) => moment(row.since) },
    { title: "结束", class: "short", cell: ended },
    { title: "方式", class: "short", cell: mode },
    { title: "内容", class: "title", cell: (row) => element("span", { class: "said" }, row.text) },
    { title: "", class: "short", cell: (row) => element("button", { type: "button", onclick: () => reuse(row) }, "再用") },
  ], rest, { empty: "没有发过通知。" }));
}

const mode = (row) => (row.only ? "只播通知" : "照常回答");
const ended = (row) => (row.ended && (!row.until || row.ended < row.until) ? moment(row.ended) : row.until ? `${moment(row.until)}（到时）` : "");

function pinned(notice) {
  const off = element("button", { type: "button", class: "danger", id: "unpin", onclick: () => unpin(off) }, "撤下通知");
  return [
    element("p", { class: "said notice" }, notice.text),
    element("p", { class: "hint" }, [
      `${moment(notice.since)} 发布`,
      notice.until ? `${moment(notice.until)} 自动结束` : "不自动结束",
      notice.only ? "只播通知，暂停回答问题" : "通知和回答都有",
    ].join(" · ")),
    element("div", { class: "buttons" }, off),
  ];
}

function reuse(row) {
  text.value = row.text;
  only.querySelector("input").checked = row.only;
  counted();
  text.focus();
}

async function pin(event) {
  event.preventDefault();
  const lines = [
    "网页、微信、热线和接口的每个会话都会先收到这条通知。",
    stops() ? "不再回答任何问题：只给出通知，请居民拨打 12345。" : "问题照常回答，通知附在回答前面。",
    until.value ? `到 ${until.value.replace("T", " ")}（北京时间）自动结束。` : "一直播到撤下为止。",
    "正在播出的通知（如果有）被它替换。",
  ];
  if (!(await confirmed(stops() ? "发布通知，并暂停回答问题？" : "发布这条通知？", lines, "发布"))) return;
  const body = { text: text.value, only: stops(), until: until.value || null };
  const board = await attempt(() => api("api/notice", { method: "POST", body }), submit);
  if (!board) return;
  show(board);
  form.reset();
  counted();
  say("通知已发布。");
}

async function unpin(button) {
  const lines = ["各渠道马上恢复回答，不再播这条通知。", "已经发给居民的不会收回。"];
  if (!(await confirmed("撤下通知？", lines, "撤下"))) return;
  const board = await attempt(() => api("api/notice", { method: "DELETE" }), button);
  if (!board) return;
  show(board);
  say("通知已撤下。");
}

const counted = () => (left.textContent = `还可以写 ${LIMIT - text.value.length} 个字。`);
const form = element("form", { class: "panel", onsubmit: pin },
  element("h2", {}, "发布紧急通知"), field("通知内容", text), left,
  element("div", { class: "fields" }, field("播到（北京时间，不填则一直播）", until, "wide"), only),
  element("div", { class: "buttons" }, submit));
text.addEventListener("input", counted);
counted();
main.append(now, form, earlier);
const board = await attempt(() => api("api/notice"));
if (board) show(board);
