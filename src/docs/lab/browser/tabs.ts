import { element } from "../../../explain/browser/element.ts";

let made = 0;

/** Panels of which one is shown, with a tab for each; the arrow keys, Home and End lead from tab to tab. */
export function tabs(label: string, panels: Readonly<Record<string, Node>>, className = ""): HTMLElement {
  const id = `tabs-${made++}`;
  const names = Object.keys(panels);
  const buttons = names.map((name, i) =>
    element("button", { type: "button", role: "tab", id: `${id}-${i}`, "aria-controls": `${id}-panel-${i}` }, name),
  );
  const bodies = names.map((name, i) =>
    element(
      "div",
      { role: "tabpanel", id: `${id}-panel-${i}`, "aria-labelledby": `${id}-${i}`, tabindex: 0 },
      panels[name] as Node,
    ),
  );
  const select = (chosen: number, focus = true) => {
    for (const [i, button] of buttons.entries()) {
      button.setAttribute("aria-selected", String(i === chosen));
      button.tabIndex = i === chosen ? 0 : -1;
      (bodies[i] as HTMLElement).hidden = i !== chosen;
    }
    if (focus) buttons[chosen]?.focus();
  };
  for (const [i, button] of buttons.entries()) {
    button.addEventListener("click", () => select(i));
    button.addEventListener("keydown", (event) => {
      const last = buttons.length - 1;
      const to = { ArrowRight: i === last ? 0 : i + 1, ArrowLeft: i === 0 ? last : i - 1, Home: 0, End: last }[
        event.key
      ];
      if (to === undefined) return;
      event.preventDefault();
      select(to);
    });
  }
  select(0, false);
  const list = element("div", { role: "tablist", "aria-label": label, class: className }, buttons);
  return element("div", { class: className && `with-${className}` }, list, bodies);
}
