// Elements and drawings. Text only ever becomes text nodes, drawings are built node by node: no page's policy forbids it.
const SVG = "http://www.w3.org/2000/svg";

/** An element by its name and classes (`p.origin`) with its children. */
export function element(named, ...children) {
  const [tag, ...classes] = named.split(".");
  const made = document.createElement(tag);
  made.classList.add(...classes);
  made.append(...children);
  return made;
}

/** `made` with further attributes. */
export function given(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

export function button(label, className, clicked) {
  const made = given(element("button", label), { type: "button", class: className });
  made.addEventListener("click", clicked);
  return made;
}

/** Note that something has happened now, for whoever measures. */
export function happened(name) {
  performance.clearMarks(name);
  performance.mark(name);
}

/** A button that shows a drawing; `label` is what it is called. */
export function iconButton(name, label, className, clicked) {
  const made = button(drawing(name), className, clicked);
  made.append(element("span.unseen", label));
  made.title = label;
  return made;
}

const line = (d, stroke = "currentColor") => ["path", { d, stroke, fill: "none", "stroke-width": 1.8, "stroke-linecap": "round", "stroke-linejoin": "round" }];
const dot = (cx, cy = 12, r = 1.7) => ["circle", { cx, cy, r, fill: "currentColor" }];
const THUMB = "M7 11v9H4v-9zM7 11l4-7.5c1.6 0 2.5 1 2.3 2.6L12.9 9.5H18c1.6 0 2.4 1.2 2 2.6l-1.7 6.1c-.3 1.1-1.1 1.8-2.3 1.8H7";
const SHAPES = {
  bot: [
    ["rect", { width: 40, height: 40, fill: "#0b7a5b" }],
    ["path", { d: "M7 17h26c0 8-5 13-9 14v2h-8v-2c-4-1-9-6-9-14z", fill: "#fff" }],
    line("M10.5 22q2.4-2 4.75 0t4.75 0 4.75 0 4.75 0", "#0b7a5b"),
    line("M15 13q-2-2.5 0-5M20 13q-2-2.5 0-5M25 13q-2-2.5 0-5", "#fff"),
  ],
  resident: [
    ["rect", { width: 40, height: 40, fill: "#5b7fa6" }],
    ["circle", { cx: 20, cy: 15, r: 7, fill: "#fff" }],
    ["path", { d: "M6 36c0-8 6-12 14-12s14 4 14 12v4H6z", fill: "#fff" }],
  ],
  more: [dot(5), dot(12), dot(19)],
  close: [line("M6 6l12 12M18 6L6 18")],
  voice: [line("M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4M9 21h6")],
  copy: [line("M9 9h11v11H9zM15 9V4H4v11h5")],
  speak: [line("M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11")],
  stop: [["rect", { x: 6, y: 6, width: 12, height: 12, rx: 1.5, fill: "currentColor" }]],
  up: [line(THUMB)],
  down: [["g", { transform: "rotate(180 12 12)" }, line(THUMB)]],
};

function shape([tag, attributes, ...inner]) {
  const made = given(document.createElementNS(SVG, tag), attributes);
  made.append(...inner.map(shape));
  return made;
}

export function drawing(name) {
  const size = name === "bot" || name === "resident" ? 40 : 24;
  return shape(["svg", { viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true", focusable: "false" }, ...SHAPES[name]]);
}
