// A reply of the bot and how it came about.
import { address, element } from "./frame.js";
import { badge, definitions, emphasised, table } from "./tables.js";
import { ANALYSED, ASPECT, MEASURE, named, STATUS, TOPIC, VALIDITY } from "./texts.js";

/** Return the address of a page of the bulletin reader, null for another host's. */
function readerAddress(url) {
  const target = new URL(url.replace(/^\/+/, "../"), address(""));
  return target.origin === location.origin ? target.href : null;
}

export function readerLink(url, text) {
  const href = url && readerAddress(url);
  return href ? element("a", { href, target: "_blank", rel: "noopener" }, text) : text;
}

/** Return what was said, for the screen or for the ear. */
export function replyPanel(reply, form) {
  const payload = reply.custom ?? {};
  const spoken = [payload.speech, ...(payload.speech_details ?? [])].filter(Boolean);
  const text = form === "speech" && spoken.length ? spoken[0] : reply.text ?? "";
  const panel = element("section", { class: "panel reply" },
    element("div", { class: "row" }, element("h2", {}, form === "speech" ? "答复（电话朗读）" : "答复（屏幕）"),
      payload.status ? badge(STATUS, payload.status) : null),
    element("p", { class: "said" }, ...emphasised(text)));
  if (form === "speech" && !payload.speech) panel.append(element("p", { class: "hint" }, "这条答复没有朗读文字，电话里读屏幕文字。"));
  if (form === "speech" && spoken.length > 1) {
    panel.append(element("h3", {}, "“详细一点”时接着说"), element("ol", {}, ...spoken.slice(1).map((line) => element("li", {}, line))));
  }
  if (form !== "speech" && spoken.length) {
    panel.append(element("details", {}, element("summary", {}, "电话里这样说"), ...spoken.map((line) => element("p", { class: "said" }, line))));
  }
  if (reply.buttons?.length) {
    panel.append(element("p", { class: "hint" }, `快捷回复：${reply.buttons.map((button) => button.title).join("、")}`));
  }
  return panel;
}

export function citationsPanel(citations) {
  const cards = citations.map((citation) => element("li", {},
    element("div", { class: "row" },
      readerLink(citation.url, `《${citation.title}》`),
      citation.validity ? badge(VALIDITY, citation.validity) : null),
    element("p", { class: "hint" },
      [citation.document_number, citation.issuer, citation.signed_date, `公报${citation.bulletin}第${citation.page}页`].filter(Boolean).join(" · ")),
    citation.validity_note ? element("p", { class: "hint" }, citation.validity_note) : null,
    element("blockquote", {}, citation.quote ?? "")));
  return element("section", { class: "panel" }, element("h2", {}, `出处（${citations.length}）`),
    citations.length ? element("ol", { class: "cards" }, ...cards) : element("p", { class: "empty" }, "没有引用公报。"));
}

/** Return how the message was understood. */
export function understandingPanel(explain, payload) {
  const repairs = (explain.repairs ?? []).map(({ heard, meant }) => `${heard} → ${meant || "（略）"}`);
  const ranking = (explain.intent_ranking?.length ? explain.intent_ranking : [explain.intent]).filter(Boolean);
  const entities = (explain.entities ?? []).map(({ entity, value }) => `${entity} = ${value}`);
  return element("section", { class: "panel" }, element("h2", {}, "怎样理解"),
    definitions([
      ["归一", explain.normalised],
      ["纠正", repairs.join("；") || "无"],
      ["意图", lines(ranking.map(({ name, confidence }) => `${name} ${confidence.toFixed(3)}`))],
      ["实体", lines(entities.length ? entities : ["无"])],
      ["话题", payload.topic ? named(TOPIC, payload.topic) : ""],
      ["地区", payload.region],
      ["所问日期", payload.as_of],
      ["把握", payload.confidence?.toFixed(3)],
    ]),
    ...(explain.questions ?? []).map(analysed));
}

const CODES = { topic: TOPIC, measure: MEASURE, aspect: ASPECT };

function analysed(question, place) {
  const pairs = Object.entries(question).map(([name, value]) =>
    [ANALYSED[name] ?? name, CODES[name] ? named(CODES[name], value) : shown(value)]);
  return element("details", { open: true }, element("summary", {}, `分析后的问题${place ? ` ${place + 1}` : ""}`), definitions(pairs));
}

/** Return a value as a person reads it: lists with 、, the parts of an object as name value. */
function shown(value) {
  if (value === true) return "是";
  if (Array.isArray(value)) return value.map(shown).join("、");
  if (typeof value === "number") return String(Math.round(value * 1000) / 1000);
  if (typeof value !== "object" || value === null) return String(value ?? "—");
  return Object.entries(value).map(([name, part]) => `${name} ${shown(part)}`).join("；");
}

const lines = (texts) => element("span", { class: "said" }, texts.join("\n"));

/** Return what was found, what was turned down and why. */
export function hitsPanel(explain) {
  const score = (name) => (hit) => (hit[name] ?? 0).toFixed(3);
  const columns = [
    { title: "总分", class: "number", cell: score("score") },
    { title: "词", class: "number", cell: score("lexical_score") },
    { title: "义", class: "number", cell: score("dense_score") },
    { title: "公报", class: "short", cell: (hit) => `${hit.bulletin} 第${hit.page}页` },
    { title: "公文", class: "title", cell: (hit) => hit.title },
    { title: "原文", class: "passage", cell: (hit) => element("details", {}, element("summary", {}, (hit.text ?? "").slice(0, 40)), hit.text ?? "") },
  ];
  const why = { title: "弃用原因", class: "why", cell: (hit) => hit.reason };
  const found = explain.searched ? "命中" : "命中（答案取自标准或目录，没有用到检索；下面是按原话检索的结果）";
  return element("section", { class: "panel wide" },
    element("h2", {}, "检索"), table(columns, explain.hits ?? [], { caption: found, empty: "没有命中。" }),
    table([...columns, why], explain.rejected ?? [], { caption: "弃用", empty: "没有弃用的段落。" }));
}

/** Return why there was no answer and what it would take. */
export function whyNotPanel(explain) {
  if (!explain.why_not?.length) return null;
  return element("section", { class: "panel" }, element("h2", {}, "为什么没有答"),
    element("ul", {}, ...explain.why_not.map((reason) => element("li", {}, reason))));
}

export function timingsPanel(explain, latency) {
  const stages = Object.entries(explain.timings_ms ?? {}).map(([name, value]) => [name.replace(/_ms$/, ""), `${value.toFixed(1)} 毫秒`]);
  return element("section", { class: "panel" }, element("h2", {}, "用时"),
    definitions([["整条消息", `${latency.toFixed(1)} 毫秒`]]),
    stages.length ? element("details", {}, element("summary", {}, `回答的 ${stages.length} 步`), definitions(stages)) : null);
}

export function payloadPanel(replies) {
  return element("section", { class: "panel wide" }, element("details", {},
    element("summary", {}, "完整的回复（JSON）"), element("pre", { tabindex: "0" }, JSON.stringify(replies, null, 2))));
}
