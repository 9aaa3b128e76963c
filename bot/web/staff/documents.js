// Bulletins, their documents, and a document as a whole, each as it stands on a chosen day.
import { readerLink } from "./answers.js";
import { api, attempt, element, frame } from "./frame.js";
import { standardColumns } from "./standard_columns.js";
import { badge, definitions, field, keptInAddress, newest, onChanges, select, table } from "./tables.js";
import { KIND, named, VALIDITY } from "./texts.js";

const main = frame();
const issue = element("select", { id: "issue" }, element("option", { value: "" }, "全部各期"));
const kind = select("kind", [["", "全部种类"], ...Object.entries(KIND)]);
const standing = select("standing", [["", "全部时效"], ...Object.keys(VALIDITY).map((code) => [code, named(VALIDITY, code)])]);
const issuer = element("input", { id: "issuer", type: "search" });
const year = element("input", { id: "year", inputmode: "numeric", maxlength: "4", pattern: "[0-9]{4}" });
const words = element("input", { id: "q", type: "search", placeholder: "标题、文号" });
const day = element("input", { id: "day", type: "date" });
const keep = keptInAddress([issue, kind, standing, issuer, year, words, day]);
const issues = element("section", { class: "panel", id: "issues" });
const found = element("section", { class: "panel", id: "found", "aria-live": "polite" });
const whole = element("section", { id: "document", hidden: true });

const list = newest(found, () => attempt(() => api(`api/documents?${keep()}&limit=500`)), show);

function show(answer) {
  if (!day.value) day.value = answer.day;
  found.replaceChildren(
    element("h2", {}, `公文（${answer.total}）`),
    table([
      { title: "公报", class: "short", cell: (row) => row.bulletin },
      { title: "页", class: "short", cell: pages },
      { title: "种类", class: "short", cell: (row) => named(KIND, row.kind) },
      { title: "文号", class: "short", cell: (row) => row.document_number },
      { title: "标题", class: "title", cell: (row) => element("a", { href: `?document=${encodeURIComponent(row.key)}`, onclick: (event) => open(event, row.key) }, row.title) },
      { title: "发文机关", cell: (row) => row.issuer.join("、") },
      { title: "成文", class: "short", cell: (row) => row.signed_date },
      { title: "时效", class: "short", cell: standingOf },
    ], answer.rows, { caption: `时效按 ${answer.day}`, empty: "没有符合条件的公文。" }));
}

const standingOf = (row) => (row.standing ? element("span", { title: row.standing_note }, badge(VALIDITY, row.standing)) : "");
const pages = ({ pages: all }) => (all.length > 1 ? `${all[0]}–${all.at(-1)}` : `${all[0]}`);

async function open(event, key) {
  event?.preventDefault();
  const row = await attempt(() => api(`api/document?key=${encodeURIComponent(key)}&day=${day.value}`));
  if (!row) return;
  if (event) history.pushState({ key }, "", `?document=${encodeURIComponent(key)}&day=${row.day}`);
  const reader = (page) => readerLink(`/bulletins/${row.issue}/pages/${page}`, `第${page}页`);
  const links = row.pages.flatMap((page, place) => (place ? ["、", reader(page)] : [reader(page)]));
  whole.replaceChildren(
    element("p", {}, element("button", { type: "button", onclick: close }, "← 返回列表")),
    element("section", { class: "panel" },
      element("div", { class: "row" }, element("h2", { tabindex: "-1" }, row.title), standingOf(row)),
      definitions([
        ["文号", row.document_number],
        ["登记号", row.registration_number],
        ["发文机关", row.issuer.join("、")],
        ["主送", row.addressee],
        ["所附文件", row.enclosed_title],
        ["公报", `${row.bulletin}`],
        ["页", element("span", {}, ...links)],
        ["成文日期", row.signed_date],
        ["施行日期", row.effective_from],
        ["有效期至", row.expires_on],
        [`时效（${row.day}）`, row.standing ? `${named(VALIDITY, row.standing)}：${row.standing_note}` : ""],
        ["被替代", row.superseded_by],
        ["废止", row.repeals.join("、")],
        ["效力说明", row.overrides],
        ["附件", row.attachments.join("、")],
      ])),
    element("section", { class: "panel" }, element("h2", {}, `从中提取的标准（${row.standards.length}）`),
      table(standardColumns({ withDocument: false }), row.standards, { caption: `时效按 ${row.day}`, empty: "没有提取出标准。" })),
    element("section", { class: "panel articles" }, element("h2", {}, `条款（${row.articles.length}）`),
      ...row.articles.map((article) => element("article", {},
        element("div", { class: "row" },
          element("h3", {}, [...new Set([...article.trail, article.label])].filter(Boolean).join(" › ") || "正文"), reader(article.page)),
        element("p", { class: "said" }, article.text)))));
  shown(true);
  whole.querySelector("h2").focus();
}

function shown(one) {
  whole.hidden = !one;
  for (const part of [filters, issues, found]) part.hidden = one;
  if (one) window.scrollTo(0, 0);
}

function close() {
  history.pushState({}, "", `?${new URLSearchParams(day.value ? { day: day.value } : {})}`);
  shown(false);
  list();
}

const filters = element("form", { class: "panel", onsubmit: (event) => event.preventDefault() },
  element("div", { class: "fields" },
    field("查找", words, "wide"), field("公报", issue), field("种类", kind), field("发文机关", issuer),
    field("年份", year, "narrow"), field("以哪一天为准", day), field("时效", standing)));
onChanges(filters, list);
main.append(filters, issues, found, whole);

const bulletins = await attempt(() => api("api/bulletins"));
for (const row of bulletins?.rows ?? []) issue.append(element("option", { value: row.key }, row.bulletin));
issues.replaceChildren(element("h2", {}, `公报（${bulletins?.rows.length ?? 0} 期）`), table([
  { title: "期", cell: (row) => element("button", { type: "button", class: "link", onclick: () => { issue.value = row.key; list(); } }, row.bulletin) },
  { title: "总期号", class: "number", cell: (row) => row.serial },
  { title: "页数", class: "number", cell: (row) => row.pages },
  { title: "公文", class: "number", cell: (row) => row.documents },
  { title: "阅读", class: "short", cell: (row) => readerLink(`/bulletins/${row.key}/pages/1`, "第1页") },
], bulletins?.rows ?? [], { empty: "还没有收录公报：请运行 ouwen ingest。" }));
issue.value = new URLSearchParams(location.search).get("issue") ?? "";
const asked = () => new URLSearchParams(location.search).get("document");
window.addEventListener("popstate", () => (asked() ? open(null, asked()) : (shown(false), list())));
if (asked()) await open(null, asked());
else await list();
