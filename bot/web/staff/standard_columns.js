// The columns of standards, in the table of all of them and in that of one document.
import { readerLink } from "./answers.js";
import { element } from "./frame.js";
import { badge } from "./tables.js";
import { named, TOPIC, VALIDITY } from "./texts.js";

const BOUND = { at_most: "最高 ", at_least: "不低于 " };

function amount(row) {
  if (row.value) return row.value;
  if (row.amount === null) return row.name ?? "—";
  return `${BOUND[row.bound] ?? ""}${row.amount} ${row.unit}`;
}

/** Two lines of a cell, the second one faint; an empty second line is left out. */
const lines = (first, second) => element("span", {}, first, second ? element("span", { class: "hint second" }, second) : "");

function since(row) {
  return lines(row.effective_from ? `${row.effective_from} 起` : "未写明", row.expires_on ? `至 ${row.expires_on}` : "");
}

function place(row) {
  const places = row.region.filter(Boolean).join("、");
  return row.excluded.length ? `${places}（${row.excluded.join("、")}除外）` : places;
}

function source(row, withDocument) {
  const page = readerLink(row.url, `${row.bulletin} 第${row.page}页`);
  if (!withDocument) return page;
  const document = `documents?document=${encodeURIComponent(row.document)}`;
  return element("span", {}, page, element("a", { href: document, title: row.title, class: "second" }, row.document_number ?? row.title));
}

export function standardColumns({ withDocument = true } = {}) {
  return [
    { title: "话题", class: "short", cell: (row) => named(TOPIC, row.topic) },
    { title: "标准", class: "title", cell: (row) => [row.subject, row.tier].filter(Boolean).join(" ") },
    { title: "地区", class: "place", cell: place },
    { title: "数值", class: "amount", cell: (row) => lines(amount(row), row.previous_amount === null ? "" : `调整前 ${row.previous_amount}`) },
    { title: "条件", class: "passage", cell: (row) => row.condition },
    { title: "期限", class: "short", cell: since },
    { title: "时效", class: "short", cell: (row) => element("span", { title: row.standing_note }, badge(VALIDITY, row.standing)) },
    { title: "原文", class: "short", cell: (row) => source(row, withDocument) },
  ];
}
