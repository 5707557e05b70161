"use strict";
/** Where the cells of a printed table lie, what each is called, and which is the next one in a direction. */

/**
 * @typedef {{cell: FormCell, row: number, column: number}} Placed
 * @typedef {{path: string, row: number, column: number, width: number, name: string, rowName: string}} Spot
 */

/**
 * Gives every cell its row and its first column.
 * @param {FormCell[][]} rows
 * @returns {Placed[]}
 */
function placeCells(rows) {
  /** @type {Set<string>} */
  const taken = new Set();
  /** @type {Placed[]} */
  const placed = [];
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (taken.has(`${row},${column}`)) column += 1;
      for (let down = 0; down < cell.rowspan; down += 1) {
        for (let right = 0; right < cell.colspan; right += 1) taken.add(`${row + down},${column + right}`);
      }
      placed.push({ cell, row, column });
      column += cell.colspan;
    }
  });
  return placed;
}

/**
 * Lists the cells that take a figure, each with its name and the label of its row.
 * @param {FormCell[][]} rows
 * @returns {Spot[]}
 */
function spotsOf(rows) {
  const placed = placeCells(rows);
  const heads = placed.filter(({ cell }) => cell.head && cell.text);
  return placed.filter(({ cell }) => cell.path).map(({ cell, row, column }) => {
    const left = heads.filter((head) => head.row <= row && row < head.row + head.cell.rowspan && head.column < column);
    return {
      path: cell.path ?? "", row, column, width: cell.colspan, name: cell.name ?? "", rowName: left[left.length - 1]?.cell.text ?? "",
    };
  });
}

/**
 * Finds the cell that a key leads to: the next one in the row, or the nearest one below or above.
 * @param {Spot[]} spots
 * @param {Spot} from
 * @param {number} down
 * @param {number} right
 * @returns {Spot|undefined}
 */
function nextSpot(spots, from, down, right) {
  if (right) {
    const at = spots.indexOf(from) + right;
    return spots[at];
  }
  const rows = [...new Set(spots.map((spot) => spot.row))].sort((a, b) => a - b);
  const row = rows[rows.indexOf(from.row) + down];
  const distance = (/** @type {Spot} */ spot) =>
    from.column >= spot.column && from.column < spot.column + spot.width ? 0 : Math.abs(spot.column - from.column);
  return spots.filter((spot) => spot.row === row).sort((a, b) => distance(a) - distance(b))[0];
}
