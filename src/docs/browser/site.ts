// What every page runs: the choice of light and dark, before anything is drawn, and the header.
import { openSearch } from "./open-search.ts";
import { chooseTheme, showTheme } from "./theme.ts";

showTheme();
document.addEventListener("DOMContentLoaded", () => {
  skipWithoutAddress(document.querySelector("a.skip"));
  const header = document.querySelector("header.site");
  const tools = header?.querySelector<HTMLElement>(".tools");
  if (!header || !tools) return;
  tools.hidden = false;
  chooseTheme(tools.querySelector(".theme") as HTMLButtonElement);
  openSearch(tools.querySelector(".open-search") as HTMLButtonElement);
  // On a phone there is not room for all.
  header.querySelector(".sections [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  closeSwitcher(header.querySelector("details.switcher") as HTMLDetailsElement);
});

/** The reference reads the part of the address after the hash as the operation to show: skipping leaves it as it is. */
function skipWithoutAddress(link: HTMLAnchorElement | null): void {
  link?.addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main")?.focus();
  });
}

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
