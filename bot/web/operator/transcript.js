// One turn of a call as it is shown: what was heard, how surely, what was said.
import { element } from "../../files/frame.js";

const EVENTS = {
  start: "接通", end: "结束", speech: "说话", dtmf: "按键", silence: "没有声音", no_match: "没有识别出来", barge_in: "打断",
};
const REASONS = {
  hangup: "已挂断", completed: "已结束", transferred: "已转人工", failed: "线路故障", goodbye: "已道别", timeout: "超时关闭",
};
const UNSURE = 0.5;

export const reasonOf = (reason) => REASONS[reason] ?? "已结束";

/** Return the time of day of a moment in the operator's zone. */
export const clock = (moment) => new Date(moment).toLocaleTimeString("zh-CN", { hour12: false, timeZone: "Asia/Shanghai" });

/** Return the items of a turn: the caller's and the bot's. */
export function turnItem(turn) {
  const items = [heardItem(turn)];
  if (turn.reply.speech) {
    items.push(element("li", {},
      element("p", { class: "hint" }, `瓯问 ${clock(turn.at)}`),
      element("p", { class: "said" }, turn.reply.speech),
      turn.reply.sms ? element("p", {}, element("span", { class: "badge good" }, `短信 ${turn.reply.sms.segments} 条`)) : null,
      turn.reply.transfer ? element("p", {}, element("span", { class: "badge warn" }, `转人工 ${turn.reply.transfer.number}`)) : null));
  }
  return items.filter(Boolean);
}

function heardItem(turn) {
  const heard = turn.heard;
  if (heard.event === "start") return null;
  const words = heard.transcript || (heard.digits ? `按键 ${heard.digits}` : EVENTS[heard.event] ?? heard.event);
  const alternatives = heard.alternatives ?? [];
  return element("li", { class: heard.event === "end" ? "" : "resident" },
    element("p", { class: "hint" }, heard.event === "end" ? clock(turn.at) : `来电人 ${clock(turn.at)} `, sureness(heard.confidence)),
    element("p", { class: "said" }, heard.event === "end" ? `通话结束：${reasonOf(heard.reason)}` : words),
    alternatives.length ? element("details", {},
      element("summary", {}, `其他识别结果（${alternatives.length}）`),
      element("ul", {}, ...alternatives.map((one) => element("li", {}, one.transcript, " ", sureness(one.confidence))))) : null);
}

function sureness(confidence) {
  if (confidence === undefined || confidence === null) return null;
  return element("span", { class: confidence < UNSURE ? "badge warn" : "badge" }, `把握 ${Math.round(confidence * 100)}%`);
}
