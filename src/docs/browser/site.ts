// What every page runs: the choice of light and dark, before anything is drawn, and the header.
import { chooseTheme, showTheme } from "./theme.ts";

showTheme();
document.addEventListener("DOMContentLoaded", () => {
  const header = document.querySelector("header.site");
  const tools = header?.querySelector<HTMLElement>(".tools");
  if (!header || !tools) return;
  tools.hidden = false;
  chooseTheme(tools.querySelector(".theme") as HTMLButtonElement);
  closeSwitcher(header.querySelector("details.switcher") as HTMLDetailsElement);
});

/** The list of APIs closes as menus do: by Escape, and by what is done elsewhere. */
function closeSwitcher(switcher: HTMLDetailsElement): void {
  document.addEventListener("click", ({ target }) => {
    if (!switcher.contains(target as Node)) switcher.open = false;
  });
  switcher.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !switcher.contains(relatedTarget as Node)) switcher.open = false;
  });
  switcher.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !switcher.open) return;
    switcher.open = false;
    switcher.querySelector("summary")?.focus();
  });
}
