"use strict";
/** Runs the engine: in a worker, which is made from the text of this function and of `unpack`, or in the page where a worker cannot be made. */

/**
 * @param {{post: (message: any, transfer?: Transferable[]) => void}} port
 * @returns {(message: any) => void} what takes the messages of the page
 */
function engineHost(port) {
  /** @type {WebAssembly.Module|null} */
  let module = null;
  /** @type {{exports: any}|null} */
  let instance = null;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  /** Makes a fresh instance; an import that nothing calls throws when it is called. The workbook's writer asks for the time and drops it. */
  async function renew() {
    /** @type {Record<string, Record<string, any>>} */
    const imports = {};
    const wanted = /** @type {WebAssembly.Module} */ (module);
    for (const { module: from, name } of WebAssembly.Module.imports(wanted)) {
      imports[from] ??= {};
      imports[from][name] = name.includes("_now_") ? () => 0 : () => { throw new Error(`import ${name}`); };
    }
    instance = await WebAssembly.instantiate(wanted, imports);
  }

  /** @param {Uint8Array} packed */
  async function start(packed) {
    module = await WebAssembly.compile(unpack(packed));
    await renew();
  }

  /**
   * @param {any} request
   * @param {Uint8Array} [bytes]
   * @returns {{answer: any, bytes: Uint8Array}}
   */
  function call(request, bytes = new Uint8Array()) {
    const text = encoder.encode(JSON.stringify(request));
    const frame = new Uint8Array(4 + text.length + bytes.length);
    new DataView(frame.buffer).setUint32(0, text.length, true);
    frame.set(text, 4);
    frame.set(bytes, 4 + text.length);
    const { alloc, run, out_ptr, memory } = /** @type {{exports: any}} */ (instance).exports;
    const at = alloc(frame.length) >>> 0;
    new Uint8Array(memory.buffer, at, frame.length).set(frame);
    const length = run(at, frame.length) >>> 0;
    const out = new Uint8Array(memory.buffer, out_ptr() >>> 0, length).slice();
    const end = 4 + new DataView(out.buffer).getUint32(0, true);
    return { answer: JSON.parse(decoder.decode(out.subarray(4, end))), bytes: out.slice(end) };
  }

  /**
   * A request that has `values` and needs the agency's file has the file written first.
   * @param {any} request
   * @param {Uint8Array} [bytes]
   */
  function perform(request, bytes) {
    if (!request.values || request.do === "write" || request.do === "totals") return call(request, bytes);
    const { values, ...rest } = request;
    const written = call({ do: "write", values }).answer;
    if (written.error) return { answer: written, bytes: new Uint8Array() };
    const reply = call({ ...rest, toml: written.toml }, bytes);
    if (request.do === "check" && values.fields.totals === "computed") {
      reply.answer.totals = call({ do: "totals", values }).answer.cells;
    }
    return reply;
  }

  /** @param {any} message */
  async function take(message) {
    const { id, request, bytes, packed } = message;
    try {
      if (packed) {
        await start(packed);
        port.post({ id, answer: {} });
        return;
      }
      const reply = perform(request, bytes);
      port.post({ id, ...reply }, [reply.bytes.buffer]);
    } catch (error) {
      const broken = String(error);
      if (module) await renew();
      port.post({ id, crash: broken });
    }
  }

  /** One message after the other: what is asked while the engine starts waits for it. */
  let queue = Promise.resolve();
  return (message) => { queue = queue.then(() => take(message)); };
}
