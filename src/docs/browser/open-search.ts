/**
 * Opens the search: by its button, by `/` outside of a field, by Ctrl-K. What it needs is loaded then, as scripts, since
 * a page from `file:` can load nothing else.
 */
export function openSearch(button: HTMLButtonElement): void {
  button.hidden = false;
  let isLoading = false;
  const open = (): void => {
    // It hears of this once it is loaded, and then opens by itself the first time.
    document.dispatchEvent(new Event("open-search"));
    if (isLoading) return;
    isLoading = true;
    for (const path of button.dataset.scripts?.split(" ") ?? []) {
      const script = document.createElement("script");
      script.src = (document.body.dataset.root ?? "") + path;
      script.async = false;
      document.head.append(script);
    }
  };
  button.addEventListener("click", open);
  // On the window and before others hear of it: Redoc has a search of its own on the same keys.
  window.addEventListener(
    "keydown",
    (event) => {
      const isShortcut = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isField(event.target);
      if (!isShortcut && !isSlash) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      open();
    },
    true,
  );
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
