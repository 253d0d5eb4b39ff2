// Shows the claims of the levels that are chosen. The part of the address after the hash chooses one: `#assumed`.

const boxes = [...document.querySelectorAll<HTMLInputElement>('.filter input[name="level"]')];
const claims = [...document.querySelectorAll<HTMLElement>("[data-level]")];
const sections = [...document.querySelectorAll<HTMLElement>("main section")];
const status = document.querySelector(".shown");

function show(): void {
  const chosen = new Set(boxes.filter(({ checked }) => checked).map(({ value }) => value));
  const isWhole = chosen.size === boxes.length;
  // What nobody said anything about belongs to what is assumed: it is shown unless that is left out.
  const isShown = ({ dataset: { level = "" } }: HTMLElement): boolean =>
    chosen.has(boxes.some(({ value }) => value === level) ? level : "assumed");
  for (const claim of claims) claim.hidden = !isShown(claim);
  for (const section of sections) section.hidden = !section.querySelector("[data-level]:not([hidden])");
  const count = claims.filter(({ hidden }) => !hidden).length;
  if (status) status.textContent = isWhole ? `${count} claims.` : `${count} of ${claims.length} claims.`;
}

/** The boxes as the address says. */
function choose(): void {
  const level = location.hash.slice(1);
  if (boxes.some(({ value }) => value === level)) for (const box of boxes) box.checked = box.value === level;
  show();
}

for (const box of boxes) box.addEventListener("change", show);
addEventListener("hashchange", choose);
// A page that one comes back to has its boxes as they were left.
addEventListener("pageshow", choose);
choose();
