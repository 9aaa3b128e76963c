// The banner of a pinned notice: it can be put away until another one is pinned.
import { element, given, iconButton } from "./elements.js";
import { TEXT } from "./texts.js";

const BETWEEN_LOOKS = 60000;

export class Notice {
  constructor(preferences, announce) {
    this.preferences = preferences;
    this.announce = announce;
    this.current = null;
    this.held = null;
    this.looked = -BETWEEN_LOOKS;
  }

  get only() {
    return this.current?.only === true;
  }

  /** Ask the server for the notice, at most once a minute. */
  async look(show) {
    if (performance.now() - this.looked < BETWEEN_LOOKS) return;
    this.looked = performance.now();
    try {
      const answer = await fetch(new URL("notice", import.meta.url), { credentials: "omit" });
      if (!answer.ok) return;
      const { notice, held } = await answer.json();
      this.held = held;
      show(notice);
    } catch {
      // The next reply brings the notice too.
    }
  }

  /** Take over what the server says is pinned, null for nothing. */
  take(notice) {
    const known = this.current?.id;
    this.current = typeof notice?.text === "string" ? notice : null;
    if (this.current && this.current.id !== known && !this.dismissed) this.announce(`${TEXT.notice}${TEXT.says}${this.current.text}`);
  }

  get dismissed() {
    return this.preferences.dismissed === String(this.current?.id);
  }

  /** Show the banner in `place`, which stays hidden while there is nothing to show. */
  show(place) {
    place.hidden = !this.current || this.dismissed;
    if (place.hidden) return place.replaceChildren();
    const text = given(element("p", element("strong", TEXT.notice), this.current.text), { tabindex: 0, lang: "zh-CN" });
    const close = iconButton("close", TEXT.dismiss, "icon", () => {
      this.preferences.set({ dismissed: String(this.current.id) });
      this.show(place);
    });
    place.replaceChildren(text, close);
  }
}
