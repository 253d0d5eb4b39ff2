// What a reference page runs: Redoc's renderer takes over the markup that it made when the page was built.

/** From the renderer's own file, which comes before. */
declare const redoc: { hydrate(document: unknown, options: object, element: HTMLElement): Promise<void> };

const read = (id: string): unknown => JSON.parse(document.getElementById(id)?.textContent ?? "{}");

/**
 * What Redoc leaves out for those who do not see the page: its menu is no landmark, and the headings of an operation leave
 * out a level.
 */
function complete(root: HTMLElement): void {
  const menu = root.querySelector(".menu-content:not([role])");
  menu?.setAttribute("role", "navigation");
  menu?.setAttribute("aria-label", "Operations");
  for (const heading of root.querySelectorAll(':is(h4, h5, h6):not([aria-level], [data-component-name^="Markdoc"])'))
    heading.setAttribute("aria-level", String(Number(heading.tagName.slice(1)) - 1));
}

const root = document.getElementById("redoc");
if (root) {
  // It draws again and again, as one scrolls.
  new MutationObserver(() => complete(root)).observe(root, { childList: true, subtree: true });
  redoc.hydrate(read("redoc-definition"), read("redoc-options") as object, root);
}
