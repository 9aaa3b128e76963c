// <script src="https://…/widget.js"></script> puts the chat into any page; its own address says where the bot is.
(() => {
  const own = document.currentScript ?? document.querySelector('script[src$="/widget.js"]');
  if (!own || globalThis.Ouwen) return;
  const address = new URL(own.src);
  const folder = address.pathname.endsWith("/webhooks/widget/widget.js") ? "./" : "webhooks/widget/";
  const chat = document.createElement("ouwen-chat");
  chat.setAttribute("embedded", "");
  Object.assign(chat.dataset, own.dataset);
  const ready = import(new URL(`${folder}chat.js`, address)).then(() => {
    // Beside the body, whose transform or clipping would hold it.
    const place = () => document.documentElement.append(chat);
    if (document.body) return place();
    return new Promise((placed) => addEventListener("DOMContentLoaded", () => placed(place())));
  });
  ready.catch((failure) => console.warn("Ouwen could not be loaded:", failure.message));
  const once = (act) => ready.then(() => chat.ready).then(act);
  globalThis.Ouwen = Object.freeze({
    open: () => once(() => chat.open()),
    close: () => once(() => chat.close()),
    ask: (question) => once(() => chat.ask(String(question))),
  });
})();
