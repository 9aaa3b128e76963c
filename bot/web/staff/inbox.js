// What residents were not helped with, clustered; each can be looked into, labelled and ticked off.
import { address, api, attempt, element, frame, say } from "./frame.js";
import { labelForm, labelsPanel } from "./labels.js";
import { badge, check, emphasised, field, keptInAddress, moment, newest, onChanges, select } from "./tables.js";
import { CHANNEL, named, REASON, STATUS, TOPIC, WAITING } from "./texts.js";

const AT_ONCE = 50;
const main = frame();
const days = select("days", [["1", "今天起 24 小时"], ["7", "最近 7 天"], ["30", "最近 30 天"], ["180", "最近 180 天"]], "7");
const words = element("input", { id: "q", type: "search", placeholder: "问题里的词" });
const state = select("handled", [["0", "待处理"], ["1", "已处理"]]);
const kinds = Object.entries(WAITING).map(([code, name]) => check(`kind-${code}`, name, true));
const keep = keptInAddress([days, words, state]);
const list = element("ol", { class: "clusters" });
const count = element("h2", {}, "问题");
const labels = labelsPanel();

function chosenKinds() {
  return Object.keys(WAITING).filter((code) => document.getElementById(`kind-${code}`).checked);
}

const show = newest(list, load, fill);

function load() {
  const query = keep();
  query.set("kinds", chosenKinds().join(","));
  return attempt(() => api(`api/inbox?${query}`));
}

function fill(answer) {
  count.textContent = `${state.value === "1" ? "已处理" : "待处理"}：${answer.total} 个问题，${answer.clusters.length} 类`;
  const empty = element("li", { class: "empty" }, state.value === "1" ? "这段时间没有已处理的问题。" : "这段时间没有待处理的问题。");
  list.replaceChildren(...(answer.clusters.length ? [] : [empty]));
  more(answer.clusters);
}

/** Add the next of the clusters, with a button for those behind them. */
function more(clusters) {
  const [shown, rest] = [clusters.slice(0, AT_ONCE), clusters.slice(AT_ONCE)];
  const added = shown.map(clusterItem);
  list.append(...added);
  if (!rest.length) return added;
  const further = element("button", { type: "button", onclick: () => {
    item.remove();
    more(rest)[0].querySelector("summary").focus();
  } }, `再列出 ${Math.min(AT_ONCE, rest.length)} 类（还有 ${rest.length} 类）`);
  const item = element("li", { class: "more" }, further);
  list.append(item);
  return added;
}

function clusterItem(cluster) {
  const waits = state.value !== "1";
  const done = element("button", { type: "button", onclick: () => handle(cluster, waits, done) }, waits ? "标为已处理" : "重新打开");
  const statuses = Object.entries(cluster.statuses).map(([code, number]) => {
    const made = badge(STATUS, code);
    if (number > 1) made.append(` ${number}`);
    return made;
  });
  if (cluster.down) statuses.push(element("span", { class: "badge bad" }, `点踩 ${cluster.down}`));
  if (cluster.labelled) statuses.push(element("span", { class: "badge good" }, `已标注 ${cluster.labelled}`));
  const more = cluster.size - cluster.shown.length;
  return element("li", { class: "panel cluster" },
    element("details", {},
      element("summary", {}, element("strong", { class: "said" }, cluster.name), ` · ${cluster.size} 次 `, ...statuses),
      element("ol", { class: "cards" }, ...cluster.shown.map(turnItem)),
      more > 0 ? element("p", { class: "hint" }, `还有 ${more} 个，没有列出。`) : null),
    element("div", { class: "buttons" }, done));
}

async function handle(cluster, done, button) {
  const answer = await attempt(() => api("api/handled", { method: "POST", body: { turns: cluster.turns, done } }), button);
  if (!answer) return;
  say(done ? `已把 ${answer.turns} 个问题标为已处理。` : `已重新打开 ${answer.turns} 个问题。`);
  await show();
}

const about = (turn) => [moment(turn.at), named(CHANNEL, turn.channel), named(TOPIC, turn.topic), turn.region].filter(Boolean).join(" · ");

function voted({ feedback }) {
  if (!feedback) return null;
  if (feedback.verdict !== "down") return element("p", { class: "hint" }, "点赞");
  const reason = [named(REASON, feedback.reason), feedback.comment].filter(Boolean).join("：");
  return element("p", { class: "vote" }, `点踩：${reason || "没有写原因"}`);
}

function turnItem(turn) {
  const talk = element("div", {});
  const seen = element("button", { type: "button", onclick: () => open(turn, talk, false, seen) }, "看对话");
  const label = element("button", { type: "button", class: "main", onclick: () => open(turn, talk, true, label) }, "标注");
  return element("li", {},
    element("div", { class: "row" }, element("span", { class: "said" }, turn.question), badge(STATUS, turn.status)),
    element("p", { class: "hint" }, about(turn)),
    element("p", { class: "said answer" }, ...emphasised(turn.text)), voted(turn),
    element("div", { class: "buttons" }, label, seen), talk);
}

/** Show the conversation around a turn, with the form to label it when `labelling`. */
async function open(turn, place, labelling, button) {
  const found = await attempt(() => api(`api/turn?id=${turn.id}`), button);
  if (!found) return;
  const upTo = found.turns.findIndex((one) => one.id === turn.id) + 1;
  const said = found.turns.slice(Math.max(0, upTo - 6), upTo).map((one) => one.question);
  const talk = element("ol", { class: "talk" }, ...found.turns.flatMap((one) => [
    element("li", { class: one.id === turn.id ? "resident here" : "resident" }, element("p", { class: "said" }, one.question), element("p", { class: "hint" }, about(one))),
    element("li", { class: "bot" }, element("p", { class: "said" }, ...emphasised(one.text)), badge(STATUS, one.status), voted(one)),
  ]));
  const asked = `${address("")}#${new URLSearchParams(said.map((text) => ["ask", text]))}`;
  const again = element("p", {}, element("a", { href: asked, target: "_blank", rel: "noopener" }, "在“提问”里重问一遍，看怎样得出"));
  const fold = element("details", { open: !labelling }, element("summary", {}, `整段对话（${found.turns.length} 轮，已脱敏）`), again, talk);
  const close = () => place.replaceChildren();
  const labelled = async (saved) => {
    place.replaceChildren(element("p", { class: "hint" }, `已标注为第 ${saved.number} 题。`));
    await labels.show();
  };
  const made = { turns: said, channel: turn.channel, topic: turn.topic ?? "", turn: turn.id };
  const form = labelling ? labelForm(made, labelled, close) : null;
  place.replaceChildren(...[form, fold].filter(Boolean));
  place.querySelector("textarea")?.focus();
}

const filters = element("form", { class: "panel", onsubmit: (event) => event.preventDefault() },
  element("div", { class: "fields" }, field("时间", days), field("状态", state), field("查找", words, "wide")),
  element("fieldset", { class: "fields" }, element("legend", { class: "unseen" }, "种类"), ...kinds));
onChanges(filters, show);
main.append(filters, element("section", { class: "clusters", "aria-live": "polite" }, count, list), labels.panel);
await Promise.all([show(), labels.show()]);
