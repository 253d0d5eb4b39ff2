import { requireTool } from "../core/tools.ts";
import { withPlace } from "./hand-parameters.ts";
import type { Resource } from "./request-check.ts";

/** A resource whose parameters Prism checks, but for those of `unchecked`, each in a clause that says why. */
export interface Mended {
  resource: Resource;
  unchecked: string[];
}

interface Specified {
  name: string;
  schema?: object;
}

let compiler: ReturnType<typeof makeCompiler> | undefined;

/** As Prism makes it for parameters. */
function makeCompiler() {
  const { Ajv } = requireTool<typeof import("ajv")>("mock", "ajv");
  return new Ajv({ strict: false, logger: false, validateFormats: false, addUsedSchema: false });
}

const places = { path: "path", query: "query", headers: "header" } as const;

/**
 * Takes away the schemas of parameters that cannot be compiled, such as a pattern of another language. Prism compiles all
 * parameters of a place together, and lets everything through when one of them fails, without a word.
 */
export function mendParameters(operation: string, resource: Resource): Mended {
  const bundled = (resource as { __bundled__?: unknown }).__bundled__;
  const problemOf = (specified: readonly Specified[]): string | undefined => {
    const properties = Object.fromEntries(specified.map(({ name, schema }) => [name, schema ?? {}]));
    try {
      compiler ??= makeCompiler();
      compiler.compile({ type: "object", properties, __bundled__: bundled });
      return undefined;
    } catch (error) {
      return (error as Error).message.split("\n")[0];
    }
  };
  const unchecked: string[] = [];
  const request: Record<string, unknown> = { ...resource.request };
  for (const [group, place] of Object.entries(places)) {
    const specified = (request[group] ?? []) as Specified[];
    if (specified.length === 0 || problemOf(specified) === undefined) continue;
    request[group] = specified.map((one) => {
      const problem = problemOf([one]);
      if (problem === undefined) return one;
      unchecked.push(withPlace(`the ${place} parameter ${one.name} of ${operation} is not checked: ${problem}`));
      const { schema, ...rest } = one;
      return rest;
    });
  }
  return { resource: unchecked.length ? ({ ...resource, request } as Resource) : resource, unchecked };
}
