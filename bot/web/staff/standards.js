// All standards by topic and place, as they stand on a chosen day.
import { api, attempt, element, frame } from "./frame.js";
import { standardColumns } from "./standard_columns.js";
import { field, keptInAddress, newest, onChanges, select, table } from "./tables.js";
import { named, TOPIC, VALIDITY } from "./texts.js";

const main = frame();
const topic = select("topic", [["", "全部话题"], ...Object.entries(TOPIC)]);
const region = element("select", { id: "region" }, element("option", { value: "" }, "全部地区"));
const standing = select("standing", [["", "全部时效"], ...Object.keys(VALIDITY).map((code) => [code, named(VALIDITY, code)])]);
const words = element("input", { id: "q", type: "search", placeholder: "标准、条件、文号、原文" });
const day = element("input", { id: "day", type: "date" });
const found = element("section", { class: "panel", id: "found", "aria-live": "polite" });

const everything = await attempt(() => api("api/standards?limit=100000"));
const places = new Set((everything?.rows ?? []).flatMap((row) => row.region).filter(Boolean));
for (const place of [...places].sort((a, b) => a.localeCompare(b, "zh"))) region.append(element("option", { value: place }, place));
const keep = keptInAddress([topic, region, standing, words, day]);

const list = newest(found, () => attempt(() => api(`api/standards?${keep()}&limit=1000`)), show);

function show(answer) {
  if (!day.value) day.value = answer.day;
  const counts = Object.entries(answer.counts.standing).map(([code, count]) => `${named(VALIDITY, code)} ${count}`);
  found.replaceChildren(
    element("div", { class: "row" }, element("h2", {}, `标准（${answer.total}）`),
      element("p", { class: "hint" }, `按 ${answer.day}：${counts.join("，") || "无"}`)),
    table(standardColumns(), answer.rows, { caption: `时效按 ${answer.day}；点“原文”在公报里看标出的那几行`, empty: "没有符合条件的标准。" }));
}

const filters = element("form", { class: "panel", onsubmit: (event) => event.preventDefault() },
  element("div", { class: "fields" },
    field("查找", words, "wide"), field("话题", topic), field("地区", region), field("以哪一天为准", day), field("时效", standing)));
onChanges(filters, list);
main.append(filters, found);
await list();
