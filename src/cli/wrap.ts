/** Columns of the terminal; 80 where it does not say, and never fewer than what a column of text needs. */
export const terminalWidth = (): number => Math.max(process.stdout.columns || 80, 50);

/** Breaks text between words into lines of at most so many characters; a longer word has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line += line ? ` ${word}` : word;
  }
  return [...lines, line];
}

/** Rows of a name and a text, each in a column of its own; a name that is too long for its column has a line of its own. */
export function twoColumns(rows: readonly (readonly [string, string])[], width: number): string[] {
  const widest = Math.max(...rows.map(([name]) => name.length));
  const left = Math.min(widest, Math.floor(width * 0.35));
  const indent = " ".repeat(left + 4);
  return rows.flatMap(([name, text]) => {
    const [first = "", ...rest] = wrap(text, width - indent.length);
    const head = name.length > left ? [`  ${name}`, indent + first] : [`  ${name.padEnd(left)}  ${first}`];
    return [...head, ...rest.map((line) => indent + line)];
  });
}
