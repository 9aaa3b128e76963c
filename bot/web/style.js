// The style of the chat as a sheet for its shadow root: a host page may forbid style elements and attributes.
// A measure in rem hangs on --rem instead, so that neither the host's type size nor its style reaches the chat.
async function fetched() {
  const answer = await fetch(new URL("widget.css", import.meta.url), { credentials: "same-origin" });
  return answer.ok ? answer.text() : "";
}

async function load() {
  const text = await fetched().catch(fetched).catch(() => "");
  const sheet = new CSSStyleSheet();
  const measured = (all, defines, length) => (defines ? all : `calc(${length} * var(--rem))`);
  sheet.replaceSync(text.replace(/(--rem: ?)?(\d*\.?\d+)rem\b/g, measured));
  return sheet;
}

export const style = load();
