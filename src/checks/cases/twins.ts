import type { Operation } from "../../contract/index.ts";
import { barePath } from "../../core/path-template.ts";

/**
 * Operations that no request reaches, because another one has their method and path, by id: why. OpenAPI: paths that only
 * differ in the names of their parameters are the same, and a path has neither query nor fragment.
 */
export function twinsIn(operations: readonly Operation[]): Map<string, string> {
  const taken = new Map<string, string>();
  const twins = new Map<string, string>();
  for (const { id, method, path } of operations) {
    const route = `${method} ${barePath(path).replace(/\{[^{}]*\}/g, "{}")}`;
    const first = taken.get(route);
    if (first === undefined) taken.set(route, id);
    else twins.set(id, `its path is the same as that of ${first}`);
  }
  return twins;
}
