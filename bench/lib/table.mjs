/** Prints a table: first column to the left, figures to the right. */
export function printTable(title, head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  console.log(`\n${title}`);
  for (const row of cells)
    console.log(`  ${row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join("  ")}`);
}

/** The middle of some figures. */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
