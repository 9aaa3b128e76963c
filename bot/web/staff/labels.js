// Labels: the form that says what should have been answered, and the list of all of them.
import { address, api, attempt, confirmed, element, say } from "./frame.js";
import { badge, emphasised, field, moment, select } from "./tables.js";
import { CHANNEL, named, TOPIC, VERDICT } from "./texts.js";

const begun = (text) => (text.length > 160 ? `${text.slice(0, 160)}…` : text);
const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
const groupsOf = (text) => linesOf(text).map((line) => line.split(/[|｜]/).map((one) => one.trim()).filter(Boolean));

function area(name, value, rows = 2) {
  const made = element("textarea", { id: `label-${name}`, rows });
  made.value = value;
  return made;
}

/** Return the form of a new label or, with `number`, of one that is changed; `done` is called with the saved one. */
export function labelForm(label, done, cancel) {
  const turns = area("turns", label.turns.join("\n"), Math.min(6, label.turns.length + 1));
  const answerable = select("label-answerable", [["yes", "公报里有，应该答出来"], ["no", "公报里没有，不应该作答"]], label.answerable === false ? "no" : "yes");
  const must = area("must", (label.must_contain ?? []).map((group) => group.join(" | ")).join("\n"));
  const not = area("not", (label.must_not_contain ?? []).join("\n"));
  const cite = element("input", { id: "label-cite", value: (label.cite ?? []).join("；") });
  const topic = select("label-topic", [["", "不分"], ...Object.entries(TOPIC)], label.topic ?? "");
  const note = area("note", label.note ?? "", 1);
  const submit = element("button", { class: "main" }, label.number ? "保存修改" : "存为回归题");

  async function save(event) {
    event.preventDefault();
    const body = {
      turns: linesOf(turns.value),
      answerable: answerable.value === "yes",
      must_contain: groupsOf(must.value),
      must_not_contain: linesOf(not.value),
      cite: cite.value.split(/[;；\n]/).map((one) => one.trim()).filter(Boolean),
      topic: topic.value,
      channel: label.channel ?? "widget",
      note: note.value,
      turn: label.turn ?? null,
    };
    const path = label.number ? `api/labels/${label.number}` : "api/labels";
    const saved = await attempt(() => api(path, { method: label.number ? "PUT" : "POST", body }), submit);
    if (!saved) return;
    say(label.number ? `已修改第 ${saved.number} 题。` : `已存为第 ${saved.number} 题。`);
    done(saved);
  }

  return element("form", { class: "panel label", onsubmit: save },
    element("h3", {}, label.number ? `修改第 ${label.number} 题` : "标注：应该怎样回答"),
    field("对话（每行一句，判断最后一句的答复）", turns),
    element("div", { class: "fields" }, field("应该答出来吗", answerable, "wide"), field("话题", topic)),
    field("答复里必须出现（每行一项；同一行用 | 隔开的，出现一个即可）", must),
    field("答复里不得出现（每行一项）", not),
    field("必须引用的文号（出现一个即可，用分号隔开）", cite),
    field("备注", note),
    element("div", { class: "buttons" }, submit, element("button", { type: "button", onclick: cancel }, "取消")));
}

/** Return the section of all labels. */
export function labelsPanel() {
  const list = element("ol", { class: "cards" });
  const count = element("h2", {}, "回归题");
  const panel = element("section", { class: "panel", id: "labels" },
    element("div", { class: "row" }, count, element("div", { class: "buttons" },
      element("button", { type: "button", onclick: tryAll }, "全部试一遍"),
      element("a", { class: "button", id: "export-labels", href: address("api/labels.jsonl"), download: "" }, "导出 JSON 行"))),
    element("p", { class: "hint" }, "导出的文件可以用 ouwen replay 重放，用 ouwen evaluate questions 逐题判断。"), list);
  let tries = [];

  async function show() {
    const answer = await attempt(() => api("api/labels"));
    if (!answer) return;
    count.textContent = `回归题（${answer.labels.length}）`;
    tries = [];
    const empty = element("li", { class: "empty" }, "还没有回归题。在上面选一个问题，点“标注”。");
    list.replaceChildren(...(answer.labels.length ? answer.labels.map(item) : [empty]));
  }

  function item(label) {
    const verdict = element("p", { class: "verdict", "aria-live": "polite" });
    const edit = element("button", { type: "button", onclick: () => made.replaceChildren(labelForm(label, show, show)) }, "修改");
    const gone = element("button", { type: "button", class: "danger", onclick: remove }, "删除");
    const trial = element("button", { type: "button", onclick: tryOne }, "试一遍");
    tries.push(tryOne);

    async function tryOne() {
      const found = await attempt(() => api(`api/labels/${label.number}/try`, { method: "POST", body: {} }), trial);
      if (found) verdict.replaceChildren(badge(VERDICT, found.verdict), element("span", { class: "said hint" }, " ", ...emphasised(begun(found.text))));
    }

    async function remove() {
      if (!(await confirmed(`删除第 ${label.number} 题？`, ["删除后不能恢复，已导出的文件不受影响。"], "删除"))) return;
      if (await attempt(() => api(`api/labels/${label.number}`, { method: "DELETE" }), gone)) await show();
    }

    const wanted = [
      ...label.must_contain.map((group) => `必须：${group.join(" 或 ")}`),
      ...label.must_not_contain.map((one) => `不得：${one}`),
      ...(label.cite.length ? [`引用：${label.cite.join(" 或 ")}`] : []),
    ];
    const made = element("li", {},
      element("div", { class: "row" }, element("strong", { class: "said" }, `${label.number}. ${label.turns.join(" → ")}`),
        element("span", { class: `badge ${label.answerable ? "good" : "warn"}` }, label.answerable ? "应答出" : "不应作答")),
      element("p", { class: "hint" }, [named(TOPIC, label.topic), named(CHANNEL, label.channel), moment(label.made), label.note].filter(Boolean).join(" · ")),
      wanted.length ? element("p", { class: "said" }, wanted.join("；")) : null,
      verdict, element("div", { class: "buttons" }, trial, edit, gone));
    return made;
  }

  async function tryAll() {
    for (const one of tries) await one();
  }

  return { panel, show };
}
