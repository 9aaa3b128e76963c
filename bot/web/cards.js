// The parts of an answer as elements. Text from the bot only ever becomes text nodes.
import { button, element, given } from "./elements.js";
import { TEXT } from "./texts.js";

// The bot's own address, also in a page of another host.
const ROOT = new URL("../../", import.meta.url);

/** `**瑞安**` as strong text, everything else as it is. */
function emphasised(line) {
  return line.split(/(\*\*[^*]+\*\*)/).map((part) => {
    const strong = /^\*\*([^*]+)\*\*$/.exec(part);
    return strong ? element("strong", "", strong[1]) : part;
  });
}

const isCaveat = (line) => line.startsWith("⚠");

function paragraph(line) {
  return element("p", isCaveat(line) ? "caveat" : "", ...emphasised(line));
}

/** What the bubble shows: the table in place of the lines that say the same, no line that a card shows. */
export function answerParts({ text, table, citations }) {
  const carded = (line) => citations.length && /^\s*(出处|原文).{0,3}：/.test(line);
  const lines = text.split("\n").filter((line) => line.trim() && !carded(line));
  if (table.length < 2) return lines.map(paragraph);
  const tabled = (line) => table.slice(1).some((row) => row.every((cell) => cell && line.includes(cell)));
  const [before, after] = parted(lines, lines.some(tabled) ? tabled : isCaveat);
  const own = (line) => !tabled(line);
  return [...before.filter(own).map(paragraph), tableOf(table), ...after.filter(own).map(paragraph)];
}

/** `lines` before and from the first one that `begins` holds of. */
function parted(lines, begins) {
  const place = lines.findIndex(begins);
  return place < 0 ? [lines, []] : [lines.slice(0, place), lines.slice(place)];
}

const MOST_LINES = 24;
const LINE = 20;

/** `parts` of a bubble, folded where they would fill more than a screen; a caveat is never folded away. */
export function foldedParts(parts) {
  const lines = (part) => part.querySelectorAll("tr").length || part.textContent.split("\n").reduce((sum, line) => sum + Math.ceil(line.length / LINE), 0);
  if (parts.reduce((sum, part) => sum + lines(part), 0) <= MOST_LINES) return parts;
  const caveat = (part) => part.className === "caveat";
  const long = element("div", "long", ...parts.filter((part) => !caveat(part)));
  const more = button(TEXT.unfold, "unfold", () => {
    const open = long.classList.toggle("open");
    more.textContent = open ? TEXT.fold : TEXT.unfold;
    given(more, { "aria-expanded": open });
    if (!open) long.scrollIntoView({ block: "nearest" });
  });
  given(more, { "aria-expanded": false, lang: TEXT.tongue });
  return [long, more, ...parts.filter(caveat)];
}

function tableOf(rows) {
  const [head, ...body] = rows;
  const table = element("table", "");
  const titles = head.map((cell) => given(element("th", "", cell), { scope: "col" }));
  table.append(element("thead", "", element("tr", "", ...titles)));
  const lines = body.map((row) => element("tr", "", ...row.map((cell) => element("td", "", cell))));
  table.append(element("tbody", "", ...lines));
  return given(element("div", "table", table), { tabindex: 0, role: "group", "aria-label": TEXT.table });
}

/** The address of a page of this server, null for any other. */
function ownAddress(url) {
  const address = new URL(url.replace(/^\/+/, ""), ROOT);
  return address.origin === ROOT.origin ? address.href : null;
}

function folded(quote, open) {
  const summary = given(element("summary", "", TEXT.quote), { lang: TEXT.tongue });
  const text = given(element("blockquote", "", quote), { tabindex: 0, role: "group", "aria-label": TEXT.quote });
  const details = element("details", "", summary, text);
  details.open = open;
  return details;
}

function pageLink(url) {
  const address = url ? ownAddress(url) : null;
  if (!address) return null;
  return given(element("a", "", TEXT.open), { href: address, target: "_blank", rel: "noopener", lang: TEXT.tongue });
}

/** Whether the document still holds; nothing where the server does not say. */
function badge(validity) {
  if (!validity) return [];
  return [" ", given(element("span", `badge ${validity}`, TEXT.validity[validity]), { lang: TEXT.tongue })];
}

/** The card of a citation, its quote unfolded where `open`. */
export function citationCard(citation, open) {
  const place = [citation.bulletin && `公报${citation.bulletin}`, citation.page && `第${citation.page}页`];
  const origin = [citation.document_number, citation.issuer, citation.signed_date];
  const title = /^[《〈]/.test(citation.title) ? citation.title : `《${citation.title}》`;
  const card = element("div", "citation", element("p", "title", element("bdi", "", title), ...badge(citation.validity)));
  given(card, { role: "group", "aria-label": TEXT.source, lang: "zh-CN" });
  card.append(element("p", "origin", origin.filter(Boolean).join("，")));
  if (citation.validity_note) card.append(element("p", "origin", citation.validity_note));
  const link = pageLink(citation.url);
  const foot = element("p", "foot", element("span", "", place.filter(Boolean).join(" ")));
  if (link) foot.append(link);
  if (citation.quote) card.append(folded(citation.quote, open));
  card.append(foot);
  return card;
}
