// The browser's own voice and ear, where it has them.
const Recognition = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
const voice = globalThis.speechSynthesis;

export class Voice {
  /** `changed` is called when reading or listening begins or ends. */
  constructor(changed) {
    this.changed = changed;
    this.reading = "";
    this.listening = null;
    this.speaks = Boolean(voice && globalThis.SpeechSynthesisUtterance);
    this.listens = Boolean(Recognition);
  }

  /** Read `text` aloud under the name `id`, in place of what is being read. */
  read(id, text) {
    this.hush();
    const spoken = new SpeechSynthesisUtterance(text.replace(/[《》⚠]/g, ""));
    spoken.lang = "zh-CN";
    spoken.rate = 0.9;
    const over = () => {
      if (this.reading !== id) return;
      this.reading = "";
      this.changed();
    };
    spoken.addEventListener("end", over);
    spoken.addEventListener("error", over);
    this.reading = id;
    voice.speak(spoken);
    this.changed();
  }

  hush() {
    if (!this.speaks) return;
    this.reading = "";
    voice.cancel();
    this.changed();
  }

  /** Listen for one sentence; `heard` gets what was understood so far. */
  listen(heard, failed) {
    if (this.listening) return this.listening.stop();
    this.hush();
    const ear = new Recognition();
    ear.lang = "zh-CN";
    ear.interimResults = true;
    ear.addEventListener("result", (event) => {
      heard(Array.from(event.results, (result) => result[0].transcript).join(""));
    });
    ear.addEventListener("error", (event) => failed(event.error));
    ear.addEventListener("end", () => {
      this.listening = null;
      this.changed();
    });
    this.listening = ear;
    ear.start();
    this.changed();
  }
}
