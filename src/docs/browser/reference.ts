// What a reference page runs: Redoc's renderer takes over the markup that it made when the page was built.

/** From the renderer's own file, which comes before. */
declare const redoc: { hydrate(document: unknown, options: object, element: HTMLElement | null): Promise<void> };

const read = (id: string): unknown => JSON.parse(document.getElementById(id)?.textContent ?? "{}");

redoc.hydrate(read("redoc-definition"), read("redoc-options") as object, document.getElementById("redoc"));
