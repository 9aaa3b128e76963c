// Bars and columns as SVG; the table beside each says the same to a screen reader.
import { element } from "./frame.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 180;
const FOOT = 22;
const ROW = 28;

/** How wide a chart is drawn; it is then as wide as its frame, letters as large as those around it. */
const width = () => (window.innerWidth < 640 ? 330 : 620);

function shape(tag, traits, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(traits)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Return the next round number at or above `most`: 1, 2, 5, 10, 20, 50, … */
export function round(most) {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= most);
}

function picture(name, across, height, ...parts) {
  return shape("svg", { viewBox: `0 0 ${across} ${height}`, class: "chart", role: "img", "aria-label": `${name}，数值见下面的表` }, ...parts);
}

const titled = (name, value, unit) => shape("title", {}, `${name}：${value}${unit}`);

/** Return columns in the order of time; of many names only some are written. */
export function columns(name, entries, unit = "") {
  const across = width();
  const top = round(Math.max(...entries.map(([, value]) => value)));
  const [left, high] = [34, HEIGHT - FOOT];
  const step = (across - left) / entries.length;
  const every = Math.ceil((entries.length * 52) / across);
  const lines = [0, 0.5, 1].flatMap((part) => {
    const y = 8 + (high - 8) * (1 - part);
    return [
      shape("line", { x1: left, x2: across, y1: y, y2: y, class: "grid" }),
      ...(Number.isInteger(top * part) ? [shape("text", { x: left - 5, y: y + 4, class: "end" }, String(top * part))] : []),
    ];
  });
  const bars = entries.map(([key, value], place) => {
    const height = ((high - 8) * value) / top;
    const traits = { x: left + place * step + step * 0.15, y: high - height, width: step * 0.7, height, class: "bar-1" };
    return shape("rect", traits, titled(key, value, unit));
  });
  const names = entries.map(([key], place) => place % every ? "" :
    shape("text", { x: left + (place + 0.5) * step, y: HEIGHT - 6, class: "middle" }, key)).filter(Boolean);
  return figure(name, picture(name, across, HEIGHT, ...lines, ...bars, ...names), entries, unit);
}

/** Return horizontal bars, each with its name and number. */
export function bars(name, entries, unit = "") {
  if (!entries.length) return figure(name, element("p", { class: "empty" }, "没有数据。"), []);
  const across = width();
  const most = Math.max(...entries.map(([, value]) => value), 1);
  const [left, right] = [96, 92];
  const rows = entries.flatMap(([key, value], place) => {
    const [y, length] = [place * ROW, ((across - left - right) * value) / most];
    return [
      shape("text", { x: left - 8, y: y + 18, class: "end" }, key),
      shape("rect", { x: left, y: y + 5, width: Math.max(length, 1), height: ROW - 10, rx: 2, class: "bar-1" }, titled(key, value, unit)),
      shape("text", { x: left + length + 6, y: y + 18 }, `${value}${unit}`),
    ];
  });
  return figure(name, picture(name, across, entries.length * ROW, ...rows), entries, unit);
}

function figure(name, drawn, entries, unit = "") {
  const rows = entries.map(([key, value]) => element("tr", {}, element("th", { scope: "row" }, key), element("td", { class: "number" }, `${value}${unit}`)));
  const told = element("details", { class: "told" }, element("summary", {}, "表格"),
    element("table", {}, element("caption", {}, name), element("tbody", {}, ...rows)));
  return element("figure", { class: "panel" }, element("figcaption", {}, element("h2", {}, name)), drawn, rows.length ? told : "");
}
