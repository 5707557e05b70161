"use strict";
/** Asks the engine: keeps it in a worker, and makes a new one when it broke down or does not answer. */

const engine = (() => {
  /** How long an answer may take, in milliseconds, before the engine is started anew: a check takes some five. */
  const PATIENCE = 20000;
  /** @type {Map<number, {resolve: (reply: Reply) => void, timer: number}>} */
  const waiting = new Map();
  /** @type {((message: any) => void)|null} */
  let send = null;
  /** @type {Worker|null} */
  let worker = null;
  /** @type {Uint8Array|null} */
  let packed = null;
  let count = 0;
  /** @type {(sentence: string) => void} */
  let onCrash = () => {};

  /** @param {any} message */
  function receive(message) {
    const waiter = waiting.get(message.id);
    if (!waiter) return;
    waiting.delete(message.id);
    clearTimeout(waiter.timer);
    if (message.crash) {
      onCrash(message.crash);
      waiter.resolve({ answer: { error: "核对程序出错，已重新启动", crashed: true }, bytes: new Uint8Array() });
    } else waiter.resolve({ answer: message.answer, bytes: message.bytes ?? new Uint8Array() });
  }

  function inPage() {
    const host = engineHost({ post: (message) => setTimeout(() => receive(message)) });
    send = (message) => host(message);
  }

  function open() {
    try {
      const text = `"use strict";${unpack};${engineHost};const host=engineHost({post:(m,t)=>postMessage(m,t??[])});onmessage=(e)=>host(e.data);`;
      const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
      const made = new Worker(address);
      worker = made;
      made.onmessage = (event) => receive(event.data);
      send = (message) => made.postMessage(message);
    } catch {
      inPage();
    }
  }

  /** Gives up on the engine that does not answer and makes a new one. */
  async function restart() {
    worker?.terminate();
    for (const [id] of waiting) receive({ id, crash: "timeout" });
    open();
    await post({ packed });
  }

  /**
   * @param {any} message
   * @returns {Promise<Reply>}
   */
  function post(message) {
    const id = ++count;
    return new Promise((resolve) => {
      const timer = setTimeout(restart, PATIENCE);
      waiting.set(id, { resolve, timer });
      /** @type {(message: any) => void} */ (send)({ id, ...message });
    });
  }

  /** @returns {Uint8Array} */
  function embedded() {
    const text = atob(byId("engine-wasm").textContent.trim());
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    return bytes;
  }

  return {
    /**
     * @param {(sentence: string) => void} crashed is told of a breakdown
     */
    async start(crashed) {
      packed = embedded();
      byId("engine-wasm").textContent = "";
      open();
      const { answer } = await post({ packed });
      if (answer.error) throw new Error(answer.error);
      onCrash = crashed;
    },
    /**
     * @param {any} request
     * @param {Uint8Array} [bytes]
     */
    ask: (request, bytes) => post({ request, bytes }),
  };
})();
