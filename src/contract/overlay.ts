import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import type { OpenApiDocument } from "./contract.ts";
import { readYaml } from "./read-yaml.ts";

/** An OpenAPI Overlay: what is added to a description, and changed in it, when it is read. */
export interface Overlay {
  /** Absolute. */
  file: string;
  /** The JSONPath of each action, in order. */
  targets: string[];
}

/**
 * The overlay of a description: `overlay.yaml` beside it, unless its `extends` names another file.
 *
 * @see https://spec.openapis.org/overlay/v1.0.0.html
 * @throws UsageError when it is not an overlay.
 */
export function findOverlay(path: string): Overlay | undefined {
  const file = join(dirname(path), "overlay.yaml");
  if (file === path || !existsSync(file)) return undefined;
  const shown = displayPath(file);
  const found = readYaml(file) as { overlay?: unknown; extends?: unknown; actions?: unknown } | null;
  if (!/^1\.\d/.test(String(found?.overlay)))
    throw new UsageError(
      `${shown}: expected an OpenAPI Overlay with \`overlay: 1.0.0\`, found ${found?.overlay === undefined ? "none" : JSON.stringify(found.overlay)}.`,
    );
  if (typeof found?.extends === "string" && !/^https?:/.test(found.extends)) {
    const extended = resolve(dirname(file), found.extends);
    if (!existsSync(extended))
      throw new UsageError(`${shown}: \`extends\` names ${found.extends}, and there is no such file.`);
    if (extended !== path) return undefined;
  }
  if (!Array.isArray(found?.actions)) throw new UsageError(`${shown}: expected an array of \`actions\`, found none.`);
  const targets = found.actions.map((action, i) => {
    if (typeof action?.target === "string") return action.target;
    throw new UsageError(`${shown}: action ${i + 1} has no \`target\`, a JSONPath.`);
  });
  return { file, targets };
}

/**
 * Makes sure that every target of an overlay leads somewhere: in the description as it is, or with what the overlay
 * adds. One that does not is a mistake, or the vendor's file has changed.
 *
 * @throws UsageError that names the action.
 */
export function checkTargets({ file, targets }: Overlay, documents: readonly OpenApiDocument[]): void {
  const { query } = lazyRequire<typeof import("jsonpath-rfc9535")>("jsonpath-rfc9535");
  for (const [i, target] of targets.entries()) {
    const found = documents.some((document) => query(document as never, target).length > 0);
    if (!found) throw new UsageError(`${actionOf(file, i, target)} matches nothing in the description.`);
  }
}

/** What an overlay's action is called in a message, by its place in the array, counted from 0. */
export const actionOf = (file: string, at: number, target: string): string =>
  `${displayPath(file)}: action ${at + 1}: the target ${target}`;
