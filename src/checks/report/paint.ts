import { styleText } from "node:util";

/** Text in a colour where colours are wanted; whether they are is the caller's to know. */
export function paint(color: boolean, style: "red" | "green" | "yellow" | "bold" | "dim", text: string): string {
  if (!color) return text;
  // Newer Nodes would ask the stream themselves.
  return (styleText as (style: string, text: string, options?: object) => string)(style, text, {
    validateStream: false,
  });
}
