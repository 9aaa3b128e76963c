// The answer with its sources, and one click to copy the answer, the citation or the short message.
import { element, say } from "../../files/frame.js";
import { citationsPanel } from "../../files/answers.js";
import { badge } from "../../files/tables.js";
import { STATUS } from "../../files/texts.js";

const COPIES = [["answer", "复制答复"], ["citation", "复制出处"], ["sms", "复制短信"]];

/** Return the panels of a reply: what to say, the sources. */
export function answerPanels(reply, copies, title) {
  const payload = reply.custom ?? {};
  const panels = [element("section", { class: "panel", "aria-label": title },
    element("div", { class: "row" }, element("h2", {}, title), payload.status ? badge(STATUS, payload.status) : null),
    element("p", { class: "said" }, copies.answer ?? reply.display ?? ""),
    element("div", { class: "buttons" }, ...COPIES.filter(([name]) => copies[name]).map(([name, text]) => copyButton(text, copies[name]))),
    copies.sms ? element("details", {}, element("summary", {}, "短信全文"), element("p", { class: "said" }, copies.sms)) : null)];
  if (payload.citations?.length) panels.push(citationsPanel(payload.citations));
  return panels;
}

/** Return what a person who takes the call over needs to know. */
export function packPanel(transfer) {
  const { summary, asked, found } = transfer.context;
  return element("section", { class: "panel pack", "aria-label": "转接说明" },
    element("div", { class: "row" }, element("h2", {}, "转接说明"), element("span", { class: "badge warn" }, transfer.number)),
    element("p", { class: "said" }, summary),
    asked.length ? element("h3", {}, "问过") : null,
    asked.length ? element("ol", {}, ...asked.map((text) => element("li", {}, text))) : null,
    found.length ? element("h3", {}, "查到") : null,
    found.length ? element("ol", {}, ...found.map((text) => element("li", {}, text))) : null,
    element("div", { class: "buttons" }, copyButton("复制说明", summary)));
}

function copyButton(title, text) {
  return element("button", { type: "button", onclick: () => copy(text) }, title);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("已复制。");
  } catch {
    if (copiedBySelection(text)) say("已复制。");
    else say("浏览器不让复制，请选中文字后自己复制。", { failed: true });
  }
}

/** Copy where the page is not served over https, which has no clipboard. */
function copiedBySelection(text) {
  const field = element("textarea", { class: "unseen", readonly: true, "aria-hidden": "true" });
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
