import { element } from "../../../explain/browser/element.ts";

/** Text in a box of its own, which scrolls where it is long. */
export const textBlock = (label: string, text: string): HTMLElement =>
  element("pre", { tabindex: 0, role: "region", "aria-label": label }, text);

/** JSON with its properties below each other; anything else as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

export const jsonBlock = (label: string, value: unknown): HTMLElement =>
  textBlock(label, JSON.stringify(value, null, 2) ?? "");

/** A button that copies a text. */
export function copyButton(text: string): HTMLButtonElement {
  const button = element("button", { type: "button" }, "Copy");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      // Only pages of this machine may: the text beside the button can be copied by hand.
      button.textContent = "Not allowed here";
    }
    setTimeout(() => {
      button.textContent = "Copy";
    }, 1500);
  });
  return button;
}

export const headerTable = (label: string, headers: readonly (readonly [string, string])[]): HTMLElement =>
  element(
    "table",
    { class: "pairs", "aria-label": label },
    element(
      "tbody",
      {},
      headers.map(([name, value]) =>
        element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, value)),
      ),
    ),
  );

export const timeOf = (at: number): string => new Date(at).toLocaleTimeString("en-GB");

export const duration = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;

/** A part that can be folded away. */
export function fold(title: string, isOpen: boolean, ...children: (Node | string | false | undefined)[]): HTMLElement {
  return element("details", { open: isOpen }, element("summary", {}, element("h3", {}, title)), ...children);
}
