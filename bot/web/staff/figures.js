// The figures of a day or of several, drawn anew every half minute.
import { bars, columns } from "./charts.js";
import { address, api, attempt, element, frame } from "./frame.js";
import { check, field, keptInAddress, newest, onChanges, today } from "./tables.js";
import { CHANNEL, named, STATUS, TOPIC } from "./texts.js";

const REFRESH = 30000;
const main = frame();
const first = element("input", { id: "first", type: "date" });
const last = element("input", { id: "last", type: "date" });
const live = check("live", "每 30 秒刷新", true);
const counted = element("p", { class: "hint" });
const numbers = element("dl", { class: "numbers" });
const charts = element("div", { class: "charts" });
const links = ["turns", "figures"].map((what) => element("a", { class: "button", id: `csv-${what}`, download: "" }, what === "turns" ? "导出对话 CSV" : "导出统计 CSV"));
first.value = last.value = today();
const keep = keptInAddress([first, last]);

const show = newest(charts, load, draw);

function load() {
  const query = keep();
  links.forEach((link, place) => (link.href = address(`api/${place ? "figures" : "turns"}.csv?${query}`)));
  return attempt(() => api(`api/figures?${query}`));
}

function draw(found) {
  counted.textContent = `${found.counted_at.slice(11, 19)} 统计，工作人员自己的提问不计在内。`;
  const of = (status) => found.by_status[status] ?? 0;
  const answered = of("answered") + of("partial");
  numbers.replaceChildren(
    ...number("提问", found.questions, `${found.senders} 个会话，另有寒暄 ${of("smalltalk")}`),
    ...number("已答", answered, share(answered, found.questions)),
    ...number("公报未收录", of("not_in_bulletins"), share(of("not_in_bulletins"), found.questions)),
    ...number("转人工", of("handoff"), share(of("handoff"), found.questions)),
    ...number("点赞 / 点踩", `${found.up} / ${found.down}`, "居民的评价"),
    ...number("用时（中位）", `${found.latency.p50} 毫秒`, `95% 在 ${found.latency.p95} 毫秒内，99% 在 ${found.latency.p99} 毫秒内`));
  const named_ = (names, counts) => Object.entries(counts).map(([code, count]) => [named(names, code), count]);
  const days = Object.entries(found.by_day).map(([day, count]) => [day.slice(5), count]);
  const folded = new Set([...charts.querySelectorAll("details[open]")].map((one) => one.closest("figure").querySelector("h2").textContent));
  charts.replaceChildren(
    columns("按时段（消息）", found.by_hour.map((count, hour) => [`${hour}时`, count])),
    ...(days.length > 1 ? [columns("按日（消息）", days)] : []),
    bars("按结果", named_(STATUS, found.by_status)),
    bars("按话题", named_(TOPIC, found.by_topic)),
    bars("按渠道", named_(CHANNEL, found.by_channel)),
    bars("用时", [["50% 以内", found.latency.p50], ["95% 以内", found.latency.p95], ["99% 以内", found.latency.p99]], " 毫秒"));
  for (const one of charts.querySelectorAll("details")) one.open = folded.has(one.closest("figure").querySelector("h2").textContent);
}

const share = (part, whole) => (whole ? `${((100 * part) / whole).toFixed(1)}%` : "");
const number = (name, value, told) => [element("div", { class: "panel" }, element("dt", {}, name), element("dd", {}, element("strong", {}, String(value)), element("span", { class: "hint" }, told)))];

/** Show `days` days, the last of them `before` days before today. */
function span(days, before = 0) {
  const day = (back) => new Date(Date.parse(today()) - back * 86400000).toISOString().slice(0, 10);
  last.value = day(before);
  first.value = day(before + days - 1);
  show();
}

const filters = element("form", { class: "panel", onsubmit: (event) => event.preventDefault() },
  element("div", { class: "fields" }, field("从", first), field("到", last),
    element("div", { class: "buttons wide" },
      ...[[1, 0, "今天"], [1, 1, "昨天"], [7, 0, "7 天"], [30, 0, "30 天"]].map(([days, before, name]) => element("button", { type: "button", onclick: () => span(days, before) }, name)), ...links, live)),
  counted);
onChanges(filters, show);
main.append(filters, numbers, charts);
await show();
setInterval(() => live.querySelector("input").checked && !document.hidden && show(), REFRESH);
