import { decodeText } from "./percent.ts";

/** A path with parameters, such as `/customers/{id}.json`, ready to be matched. */
export interface PathTemplate {
  template: string;
  /** Names of the parameters, in their order. */
  names: string[];
  /** What `matchPath` tests each segment with. */
  segments: (string | RegExp)[];
}

/** Reads a path template of OpenAPI. */
export function parsePathTemplate(template: string): PathTemplate {
  const path = barePath(template);
  return {
    template,
    names: [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string),
    segments: path.split("/").map(segmentPattern),
  };
}

/** A path as it is found by: some descriptions write a query or a fragment after it, to have two operations of one path. */
export const barePath = (path: string): string => path.replace(/[?#].*/s, "");

function segmentPattern(segment: string): string | RegExp {
  if (!/\{[^{}]+\}/.test(segment)) return decodeText(segment);
  const literals = segment.split(/\{[^{}]+\}/).map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literals.join("(.+)")}$`, "s");
}

/**
 * Matches a path against a template, segment by segment as they are written: an encoded slash stays inside its segment,
 * a slash at the end is a segment of its own, a parameter is never empty.
 *
 * @returns the values of the parameters as they are written, percent-encoded; undefined when the path is another one.
 */
export const matchPath = (template: PathTemplate, path: string): Record<string, string> | undefined =>
  matchSegments(template, path.split("/"));

/** A template that a path matches, with the values of its parameters as `matchPath` gives them. */
export interface PathMatch<Template> {
  template: Template;
  values: Record<string, string>;
}

/** Makes a search for the templates that a path matches, as `matchPath` does: a literal goes before a parameter. */
export function pathFinder<Template extends PathTemplate>(
  templates: readonly Template[],
): (path: string) => PathMatch<Template>[] {
  const byLength = new Map<number, Template[]>();
  for (const template of [...templates].sort(comparePathTemplates)) {
    const { length } = template.segments;
    const known = byLength.get(length);
    if (known) known.push(template);
    else byLength.set(length, [template]);
  }
  return (path) => {
    const segments = path.split("/");
    const found: PathMatch<Template>[] = [];
    for (const template of byLength.get(segments.length) ?? []) {
      const values = matchSegments(template, segments);
      if (values) found.push({ template, values });
    }
    return found;
  };
}

/** `matchPath`, for a path that is split at its slashes already. */
function matchSegments(
  { names, segments }: PathTemplate,
  written: readonly string[],
): Record<string, string> | undefined {
  if (written.length !== segments.length) return undefined;
  const values: [name: string, value: string][] = [];
  for (let i = 0; i < segments.length; i++) {
    const pattern = segments[i] as string | RegExp;
    const segment = written[i] as string;
    if (typeof pattern === "string") {
      if (pattern !== segment && pattern !== decodeText(segment)) return undefined;
      continue;
    }
    const found = pattern.exec(segment) ?? pattern.exec(decodeText(segment));
    if (!found) return undefined;
    for (const value of found.slice(1)) values.push([names[values.length] as string, value]);
  }
  return Object.fromEntries(values);
}

/** Sorts templates so that a literal goes before a parameter: `/customers/detail` before `/customers/{id}`. */
export const comparePathTemplates = (a: PathTemplate, b: PathTemplate): number => (rank(a) < rank(b) ? -1 : 1);

const rank = ({ segments }: PathTemplate): string =>
  // A segment with a literal in it, `{id}.json`, goes before one that is a parameter alone.
  segments.map((segment) => (typeof segment === "string" ? "0" : segment.source.length > 6 ? "1" : "2")).join("");
