// The name under which Redoc keeps the choice, so that its pages and ours agree.
const key = "redoc.colorMode";

type Theme = "light" | "dark";

/** What was chosen here, or what the system says. A browser may forbid storage. */
function currentTheme(): Theme {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(key);
  } catch {}
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Puts the theme on the root, where the styles look for it. */
export function showTheme(theme: Theme = currentTheme()): void {
  document.documentElement.classList.remove("light", "dark");
  document.documentElement.classList.add(theme);
}

/** Makes a button change between light and dark; it is called what it changes to. */
export function chooseTheme(button: HTMLButtonElement): void {
  const other = (): Theme => (document.documentElement.classList.contains("dark") ? "light" : "dark");
  const name = () => {
    button.textContent = other() === "dark" ? "Dark" : "Light";
  };
  button.addEventListener("click", () => {
    const theme = other();
    try {
      localStorage.setItem(key, theme);
    } catch {}
    showTheme(theme);
    name();
  });
  name();
}
