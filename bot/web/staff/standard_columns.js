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

export function standardColumns({ withSource = true } = {}) {
  const source = [
    { title: "文号", class: "short", cell: (row) => element("a", { href: `documents?document=${encodeURIComponent(row.document)}`, title: row.title }, row.document_number ?? row.title) },
  ];
  return [
    { title: "话题", class: "short", cell: (row) => named(TOPIC, row.topic) },
    { title: "标准", class: "title", cell: (row) => [row.subject, row.tier].filter(Boolean).join(" ") },
    { title: "地区", class: "title", cell: (row) => row.region.filter(Boolean).join("、") },
    { title: "数值", class: "amount", cell: amount },
    { title: "调整前", class: "number", cell: (row) => row.previous_amount ?? "" },
    { title: "条件", class: "title", cell: (row) => row.condition },
    { title: "起", class: "short", cell: (row) => row.effective_from },
    { title: "止", class: "short", cell: (row) => row.expires_on },
    { title: "时效", class: "short", cell: (row) => badge(VALIDITY, row.validity) },
    ...(withSource ? source : []),
    { title: "原文", class: "short", cell: (row) => readerLink(row.url, `${row.bulletin} 第${row.page}页`) },
  ];
}
