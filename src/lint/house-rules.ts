import { join, relative } from "node:path";
import { packageFolder } from "../core/package-folder.ts";

/** The path of our Spectral rules, as a `.spectral.yaml` in a folder extends them. */
export function houseRules(folder: string): string {
  const path = relative(folder, join(packageFolder(), ".spectral.yaml")).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}

/** The Spectral rules for what an overlay adds to a vendor's own file. */
export const overlayRules = (): string => join(packageFolder(), "specs/rules/overlay.spectral.yaml");
