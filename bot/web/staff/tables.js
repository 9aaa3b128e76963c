// Tables, badges, fields and days, built of text nodes.
import { element } from "./frame.js";

/** Return a badge for a code of `names`, whose entries are [name, class]. */
export function badge(names, code) {
  const [name, kind] = names[code] ?? [code ?? "—", ""];
  return element("span", { class: `badge ${kind}` }, name);
}

/** Return a table in a frame that scrolls; `columns` are {title, cell(row) → child, class?}. */
export function table(columns, rows, { caption, empty = "没有。" } = {}) {
  if (!rows.length) return element("p", { class: "empty" }, empty);
  const head = columns.map(({ title, ...rest }) => element("th", { scope: "col", role: "columnheader", class: rest.class }, title));
  const made = (row) => columns.map(({ title, cell, ...rest }) =>
    element("td", { class: rest.class, role: "cell", "data-title": title }, cell(row) ?? ""));
  // On a narrow screen rows become blocks (staff.css); the roles keep it a table for screen readers.
  return element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": caption ?? "表格，可滚动" },
    element("table", { role: "table" },
      caption ? element("caption", {}, caption) : null,
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...head)),
      element("tbody", { role: "rowgroup" }, ...rows.map((row) => element("tr", { role: "row" }, ...made(row))))));
}

/** Return a labelled control; `made` is an input, select or textarea with an id. */
export function field(label, made, kind = "") {
  return element("div", { class: kind }, element("label", { for: made.id }, label), made);
}

/** Return a select of [value, name] choices. */
export function select(id, choices, chosen = "") {
  const options = choices.map(([value, name]) => element("option", { value, selected: value === chosen }, name));
  return element("select", { id }, ...options);
}

/** Return a check box with its label. */
export function check(id, label, checked = false) {
  return element("label", { class: "choice", for: id }, element("input", { type: "checkbox", id, checked }), label);
}

/** Return the definitions of [term, child] pairs, those without a value left out. */
export function definitions(pairs) {
  const shown = pairs.filter(([, value]) => value !== undefined && value !== null && value !== "");
  return element("dl", {}, ...shown.flatMap(([term, value]) => [element("dt", {}, term), element("dd", {}, value)]));
}

/** Return the day in Wenzhou as YYYY-MM-DD. */
export const today = () => new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);

/** Return an ISO moment in Wenzhou's time as MM-DD HH:MM, with the year when it is not this one. */
export function moment(iso) {
  if (!iso) return "";
  const local = new Date(Date.parse(iso) + 8 * 3600000).toISOString();
  const text = `${local.slice(0, 10)} ${local.slice(11, 16)}`;
  return text.startsWith(today().slice(0, 4)) ? text.slice(5) : text;
}

/** Call `act` once, a little after the last of many changes in a form. */
export function onChanges(form, act, pause = 250) {
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(act, pause);
  };
  for (const name of ["input", "change"]) form.addEventListener(name, soon);
}

/** Return a function that loads and shows in `place`; what an earlier call loaded too late is not shown. */
export function newest(place, load, show) {
  let calls = 0;
  return async () => {
    const call = ++calls;
    place.setAttribute("aria-busy", "true");
    const loaded = await load();
    if (call !== calls) return;
    place.removeAttribute("aria-busy");
    if (loaded !== undefined) show(loaded);
  };
}

/** Return a text with what stands between ** as strong text, as residents see it. */
export function emphasised(text) {
  return text.split(/(\*\*[^*]+\*\*)/).map((part) =>
    /^\*\*[^*]+\*\*$/.test(part) ? element("strong", {}, part.slice(2, -2)) : part);
}

/** Keep the values of controls in the address, so that it can be passed on; read them back at the start. */
export function keptInAddress(controls) {
  const asked = new URLSearchParams(location.search);
  for (const control of controls) if (asked.has(control.id)) control.value = asked.get(control.id);
  return () => {
    const query = new URLSearchParams();
    for (const control of controls) if (control.value) query.set(control.id, control.value);
    history.replaceState(null, "", `${location.pathname}?${query}`);
    return query;
  };
}
