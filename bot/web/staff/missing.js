// An address of the console that leads nowhere, with the way back.
import { address, element, frame } from "./frame.js";
import { MISSING } from "./texts.js";

frame().append(element("section", { class: "panel" },
  element("p", {}, MISSING.told),
  element("p", {}, element("a", { href: address("") }, MISSING.home))));
