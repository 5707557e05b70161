// A person at the keyboard, whose keys and steps are counted.

/** Seconds: a key; the thought before a step; a Chinese character typed with an input method. */
const KEY = 0.4;
const STEP = 4;
const CHARACTER = 1.5;

export class Person {
  constructor(page) {
    this.page = page;
    this.keys = 0;
    this.steps = 0;
    this.characters = 0;
  }

  async press(...keys) {
    this.steps += 1;
    for (const key of keys) {
      this.keys += 1;
      await this.page.keyboard.press(key);
    }
  }

  async type(text) {
    this.steps += 1;
    const wide = [...text].filter((sign) => sign > "\u2e80").length;
    this.characters += wide;
    this.keys += [...text].length - wide;
    await this.page.keyboard.type(text);
  }

  async words(text) {
    this.steps += 1;
    this.characters += [...text].length;
    await this.page.keyboard.insertText(text);
  }

  /** Presses the arrow key until the box shows that choice. */
  async choose(value) {
    for (let tries = 0; tries < 12; tries += 1) {
      if ((await this.page.evaluate(() => document.activeElement.value)) === value) return;
      await this.press("ArrowDown");
    }
    throw new Error(`no choice ${value}`);
  }

  /** Presses Tab until the element has the focus; an id, or a selector that begins with `#`. */
  async tabTo(target, most = 60) {
    const is = (own) => (own.startsWith("#") ? document.activeElement.matches(own) : document.activeElement.id === own);
    this.steps += 1;
    for (let tries = 0; tries <= most; tries += 1) {
      if (await this.page.evaluate(is, target)) return;
      this.keys += 1;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not lead to ${target} but to ${await this.page.evaluate(() => document.activeElement.id || document.activeElement.outerHTML)}`);
  }

  told() {
    const minutes = (this.keys * KEY + this.steps * STEP + this.characters * CHARACTER) / 60;
    return `${this.keys} keys, ${this.steps} steps, ${this.characters} characters: about ${minutes.toFixed(1)} minutes`
      + ` (${KEY} s a key, ${STEP} s a step, ${CHARACTER} s a character)`;
  }
}
