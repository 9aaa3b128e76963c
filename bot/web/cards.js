// The parts of an answer as elements. Text from the bot only ever becomes text nodes.
import { button, element, given } from "./elements.js";
import { TEXT } from "./texts.js";

// The bot's own address, also in a page of another host.
const ROOT = new URL("../../", import.meta.url);

/** `**瑞安**` as strong text, a hotline that is to be dialled as a link, everything else as it is. */
function emphasised(line) {
  return line.split(/\*\*([^*]+)\*\*/).flatMap((part, place) => {
    // A figure or a name is not torn apart.
    if (place % 2) return element(/\d|^.{2,4}$/.test(part) ? "strong.whole" : "strong", part);
    // 拨打12345   拨110或120。   （12333）
    return part.split(/([拨打]|[（或](?=12\d{3}|1[12][09][。；，]))(1[12]\d(?:\d\d)?)(?![\d.元万亿])/).map((words, at) =>
      at % 3 === 2 ? given(element("a", words), { href: `tel:${words}` }) : words,
    );
  });
}

const isCaveat = (line) => line.startsWith("⚠");

function paragraph(line) {
  return element(isCaveat(line) ? "p.caveat" : "p", ...emphasised(line));
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
  const long = element("div.long", ...parts.filter((part) => !caveat(part)));
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
  const table = element("table");
  const titles = head.map((cell) => given(element("th", cell), { scope: "col" }));
  table.append(element("thead", element("tr", ...titles)));
  const lines = body.map((row) => element("tr", ...row.map((cell) => element("td", cell))));
  table.append(element("tbody", ...lines));
  return given(element("div.table", table), { tabindex: 0, role: "group", "aria-label": TEXT.table });
}

/** The address of a page of this server, whatever `url` says. */
export const addressOf = (url) => new URL(url.replace(/^\/*/, "./"), ROOT);
const linesOf = ({ url }) => addressOf(url).searchParams.get("lines") ?? "";

/** Citations of one page of a document as one: its quotes in their order, its link marks all of them. */
function together(citations) {
  const ordered = [...citations].sort((a, b) => parseInt(linesOf(a)) - parseInt(linesOf(b)));
  const lines = new Set(ordered.map(linesOf).filter(Boolean));
  const quotes = new Set(ordered.map((citation) => citation.quote).filter(Boolean));
  const [first] = citations;
  return { ...first, quotes: [...quotes], url: first.url.replace(/lines=[\d,-]+/, `lines=${[...lines]}`) };
}

/** The cards of an answer, their quotes unfolded where `open`. */
export function citationCards(citations, open) {
  const pages = new Map();
  for (const citation of citations) {
    const page = JSON.stringify([citation.title, citation.document_number, citation.bulletin, citation.page]);
    pages.set(page, [...(pages.get(page) ?? []), citation]);
  }
  return [...pages.values()].map((same) => citationCard(together(same), open));
}

function folded(quotes, open) {
  const summary = given(element("summary", TEXT.quote), { lang: TEXT.tongue });
  const text = element("blockquote", ...quotes.map((quote) => element("p", quote)));
  given(text, { tabindex: 0, role: "group", "aria-label": TEXT.quote });
  const details = element("details", summary, text);
  details.open = open;
  return details;
}

function pageLink(url) {
  if (!url) return [];
  return [given(element("a", TEXT.open), { href: addressOf(url), target: "_blank", rel: "noopener", lang: TEXT.tongue })];
}

/** Whether the document still holds; nothing where the server does not say. */
function badge(validity) {
  return validity ? [" ", given(element(`span.badge.${validity}`, TEXT.validity[validity]), { lang: TEXT.tongue })] : [];
}

function citationCard(citation, open) {
  const place = [citation.bulletin && `公报${citation.bulletin}`, citation.page && `第${citation.page}页`];
  const origin = [citation.document_number, citation.issuer, citation.signed_date];
  const title = /^[《〈]/.test(citation.title) ? citation.title : `《${citation.title}》`;
  const card = element("div.citation", element("p.title", element("bdi", title), ...badge(citation.validity)));
  given(card, { role: "group", "aria-label": TEXT.source, lang: "zh-CN" });
  card.append(element("p.origin", origin.filter(Boolean).join("，")));
  if (citation.validity_note) card.append(element("p.origin", citation.validity_note));
  if (citation.quotes.length) card.append(folded(citation.quotes, open));
  card.append(element("p.foot", element("span", place.filter(Boolean).join(" ")), ...pageLink(citation.url)));
  return card;
}
