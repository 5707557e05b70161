"use strict";
/** Unpacks the engine. xz packs it a quarter smaller than gzip, which browsers could unpack themselves. */

/**
 * @param {Uint8Array} packed what `xz --format=lzma` wrote
 * @returns {Uint8Array<ArrayBuffer>}
 */
function unpack(packed) {
  // The first byte names how many bits of the byte before, of the place, and again of the place choose a probability.
  const byteBits = packed[0] % 9;
  const literalPlaces = (1 << Math.floor(packed[0] / 9) % 5) - 1;
  const places = (1 << Math.floor(packed[0] / 45)) - 1;
  // Where each group of probabilities begins.
  const [MATCH, REPEAT, OLDER, OLDER_1, OLDER_2, LONG, SLOT, FAR, ALIGN, LENGTH, AGAIN, LITERAL] =
    [0, 192, 204, 216, 228, 240, 432, 688, 804, 820, 1334, 1848];
  const likely = new Uint16Array(LITERAL + (768 << byteBits) * (literalPlaces + 1)).fill(1024);
  // The range that is left and the place in it: in an array, where whole numbers of 32 bits are quick.
  const coder = new Uint32Array([0xffffffff, new DataView(packed.buffer, packed.byteOffset).getUint32(14)]);
  let from = 18;
  let out = new Uint8Array(1 << 22);
  let at = 0;

  function refill() {
    if (coder[0] >= 0x1000000) return;
    if (from > packed.length) throw new Error("packed data ends early");
    coder[0] <<= 8;
    coder[1] = coder[1] << 8 | packed[from++];
  }

  /** @param {number} index */
  function bit(index) {
    const bound = (coder[0] >>> 11) * likely[index];
    const one = coder[1] >= bound ? 1 : 0;
    if (one) {
      coder[0] -= bound;
      coder[1] -= bound;
      likely[index] -= likely[index] >> 5;
    } else {
      coder[0] = bound;
      likely[index] += (2048 - likely[index]) >> 5;
    }
    refill();
    return one;
  }

  /**
   * A number whose highest bit comes first.
   * @param {number} start
   * @param {number} bits
   */
  function number(start, bits) {
    let node = 1;
    while (node < 1 << bits) node = node << 1 | bit(start + node);
    return node - (1 << bits);
  }

  /**
   * A number whose lowest bit comes first.
   * @param {number} start
   * @param {number} bits
   */
  function reversed(start, bits) {
    let node = 1;
    let sum = 0;
    for (let place = 0; place < bits; place += 1) {
      const one = bit(start + node);
      node = node << 1 | one;
      sum |= one << place;
    }
    return sum;
  }

  /** @param {number} bits */
  function even(bits) {
    let sum = 0;
    for (let place = 0; place < bits; place += 1) {
      coder[0] >>>= 1;
      const one = coder[1] >= coder[0] ? 1 : 0;
      if (one) coder[1] -= coder[0];
      sum = sum * 2 + one;
      refill();
    }
    return sum;
  }

  /**
   * @param {number} start
   * @param {number} place
   */
  function length(start, place) {
    if (!bit(start)) return 2 + number(start + 2 + place * 8, 3);
    if (!bit(start + 1)) return 10 + number(start + 130 + place * 8, 3);
    return 18 + number(start + 258, 8);
  }

  /** @param {number} count */
  function distance(count) {
    const slot = number(SLOT + 64 * Math.min(count - 2, 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 + (slot & 1)) * 2 ** bits;
    if (slot < 14) return base + reversed(FAR + base - slot, bits);
    return base + even(bits - 4) * 16 + reversed(ALIGN, 4);
  }

  /** @param {number} byte */
  function put(byte) {
    if (at === out.length) {
      const more = new Uint8Array(2 * at);
      more.set(out);
      out = more;
    }
    out[at++] = byte;
  }

  /**
   * A byte of its own; after a match it is guessed from the one that the match would have gone on with.
   * @param {number} guess
   */
  function literal(guess) {
    const before = at ? out[at - 1] : 0;
    const start = LITERAL + 768 * (((at & literalPlaces) << byteBits) + (before >> (8 - byteBits)));
    let node = 1;
    for (let shift = 7; guess >= 0 && shift >= 0; shift -= 1) {
      const guessed = guess >> shift & 1;
      const one = bit(start + ((1 + guessed) << 8) + node);
      node = node << 1 | one;
      if (one !== guessed) break;
    }
    while (node < 256) node = node << 1 | bit(start + node);
    put(node & 255);
  }

  let state = 0;
  // The last four distances, the newest first.
  let [near, second, third, fourth] = [0, 0, 0, 0];
  for (;;) {
    const place = at & places;
    if (!bit(MATCH + state * 16 + place)) {
      literal(state < 7 ? -1 : out[at - 1 - near]);
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count = 1;
    if (!bit(REPEAT + state)) {
      [fourth, third, second] = [third, second, near];
      count = length(LENGTH, place);
      near = distance(count);
      if (near === 0xffffffff) return out.subarray(0, at);
      state = state < 7 ? 7 : 10;
    } else {
      const isNearest = !bit(OLDER + state);
      if (isNearest && !bit(LONG + state * 16 + place)) {
        state = state < 7 ? 9 : 11;
      } else {
        if (!isNearest) {
          if (!bit(OLDER_1 + state)) [near, second] = [second, near];
          else if (!bit(OLDER_2 + state)) [near, second, third] = [third, near, second];
          else [near, second, third, fourth] = [fourth, near, second, third];
        }
        count = length(AGAIN, place);
        state = state < 7 ? 8 : 11;
      }
    }
    while (count--) put(out[at - 1 - near]);
  }
}
