"use strict";
/** Reads a block of cells that was copied in Excel or WPS, and finds where its figures belong in a table. */

/** What stands for a figure in a cell: a number, or a stroke or blank for none. */
const FIGURE = /^[-+]?[0-9]+(\.[0-9]+)?$/;
const STROKE = /^[/—–\-－]*$/;

/**
 * Splits the text of a block into rows of cells; a cell in quotes may hold line breaks.
 * @param {string} text
 * @returns {string[][]}
 */
function readBlock(text) {
  /** @type {string[][]} */
  const rows = [[]];
  let cell = "";
  let quoted = false;
  const body = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (body[at + 1] === '"') { cell += '"'; at += 1; } else quoted = false;
    } else if (sign === '"' && !cell) quoted = true;
    else if (sign === "\t" || sign === "\n") {
      rows[rows.length - 1].push(cell);
      cell = "";
      if (sign === "\n") rows.push([]);
    } else cell += sign;
  }
  rows[rows.length - 1].push(cell);
  return rows;
}

/**
 * A figure as the file has it: half-width, without thousands separators and units.
 * @param {string} text
 */
function plainFigure(text) {
  const plain = halfWidth(text).replace(/[\s\u00a0\u3000]/g, "");
  const bare = plain.replace(/^([-+]?\d{1,3}(?:,\d{3})+)(\.\d+)?$/, (all) => all.replace(/,/g, "")).replace(/(件|万元|元|次)$/, "");
  return FIGURE.test(bare) ? bare : plain;
}

/**
 * A label without its number, its blanks and its marks.
 * @param {string} text
 */
function plainLabel(text) {
  return text.normalize("NFKC").replace(/^[\s]*([（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?)/, "").replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * Tells the label columns and the heads of a block from its figures.
 * @param {string[][]} rows
 * @returns {{labels: string[], figures: string[]}[]}
 */
function partBlock(rows) {
  const isFigure = (/** @type {string} */ text) => FIGURE.test(plainFigure(text));
  const isWord = (/** @type {string} */ text) => text.trim() !== "" && !isFigure(text) && !STROKE.test(text.trim());
  const width = Math.max(...rows.map((row) => row.length));
  const body = rows.length > 1 || rows[0].some(isFigure) ? rows.filter((row) => row.some(isFigure)) : rows;
  let labels = 0;
  for (let column = 0; column < width; column += 1) {
    if (body.some((row) => isWord(row[column] ?? ""))) labels = column + 1;
  }
  if (labels >= width) labels = 0;
  const words = labels > 0;
  const kept = words ? body : rows.filter((row, at) => !(row.every((cell) => isWord(cell) || !cell.trim()) && at === 0 && rows.length > 1));
  return kept.map((row) => ({ labels: row.slice(0, labels), figures: row.slice(labels) }));
}

/**
 * Finds the row of the table whose label the block gives; undefined where none or more than one has it.
 * @param {string[]} labels
 * @param {Map<number, string>} names
 */
function rowByLabel(labels, names) {
  const own = labels.map(plainLabel).filter(Boolean).pop();
  if (!own) return undefined;
  const rows = [...names].filter(([, name]) => plainLabel(name) === own).map(([row]) => row);
  return rows.length === 1 ? rows[0] : undefined;
}

/**
 * Lays a block on a table: by its labels where they are those of the form, else from the chosen cell on.
 * @param {string} text
 * @param {Spot[]} spots
 * @param {Spot} from
 * @returns {{cells: Record<string, string>, told: string}}
 */
function layBlock(text, spots, from) {
  const parts = partBlock(readBlock(text));
  const rowsAt = [...new Set(spots.map((spot) => spot.row))].sort((a, b) => a - b);
  const inRow = (/** @type {number} */ row) => spots.filter((spot) => spot.row === row);
  const names = new Map(rowsAt.map((row) => [row, inRow(row)[0].rowName]));
  const found = parts.map((part) => rowByLabel(part.labels, names));
  const byLabel = found.filter((row) => row !== undefined).length * 2 > parts.length;
  const width = Math.max(...parts.map((part) => part.figures.length));
  const whole = parts.length === rowsAt.length && rowsAt.every((row, at) => parts[at].figures.length >= inRow(row).length);
  const startRow = whole ? 0 : rowsAt.indexOf(from.row);
  const startColumn = whole || byLabel ? 0 : inRow(from.row).indexOf(from);
  /** @type {Record<string, string>} */
  const cells = {};
  let left = 0;
  parts.forEach((part, at) => {
    const row = byLabel ? found[at] : rowsAt[startRow + at];
    const targets = row === undefined ? [] : inRow(row);
    part.figures.forEach((figure, column) => {
      const target = targets[startColumn + column];
      if (target) cells[target.path] = plainFigure(figure);
      else if (figure.trim()) left += 1;
    });
  });
  const how = byLabel ? "按行的名称对应" : "从所选的格起";
  const rest = left ? `；另有 ${left} 格在表外，没有填` : "";
  return { cells, told: `已粘贴 ${parts.length} 行 ${width} 列，${whole && !byLabel ? "整表对应" : how}${rest}` };
}
