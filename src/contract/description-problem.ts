import { readFileSync } from "node:fs";
import { displayPath } from "../core/display-path.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import { lazyRequire } from "../core/lazy-require.ts";

// Declared without its types, which whoever lacks the peer does not have.
const redocly = () => lazyRequire<typeof import("@redocly/openapi-core")>("@redocly/openapi-core");

/**
 * What stopped somebody who read a description: a mistake as it is, and anything else as the first thing that is not of
 * the kind that OpenAPI says, which Redocly knows the place of.
 */
export async function structureError(error: unknown, path: string): Promise<Error> {
  if (error instanceof FindingError || error instanceof UsageError) return error;
  return new UsageError((await structureProblem(path)) ?? parserSentence((error as Error).message, path));
}

/** The first thing in a description that is not of the kind that OpenAPI says, with its place. */
export async function structureProblem(path: string): Promise<string | undefined> {
  const { createConfig, lint } = redocly();
  const problems = await lint({ ref: path, config: await createConfig({ rules: { struct: "error" } }) }).catch(
    () => [],
  );
  return problems[0] && problemSentence(problems[0], path);
}

/** The place of what stands at a pointer of a file, as editors read it: `acme.yaml:3:7`. */
export function placeOf(path: string, pointer: string): string {
  const { Source, getLineColLocation } = redocly();
  const source = new Source(path, readFileSync(path, "utf8"));
  const { start } = getLineColLocation({ source, pointer: `#${pointer}`, reportOnKey: false });
  return `${displayPath(path)}:${start.line}:${start.col}`;
}

/** Puts a parser's `in "file" (line:column)` where editors look for it: before the sentence. */
export function parserSentence(message: string, path: string): string {
  const [line = ""] = message.split("\n");
  if (/call stack/.test(line))
    return `${displayPath(path)}: its parts lie too deep in one another, or refer to each other too many times in a row, to be read.`;
  if (/^Self-referencing/.test(line))
    return `${displayPath(path)}: references between its files lead back to where they began, and to nothing else.`;
  const said = /^(?:Failed to parse(?: API)?: )?(.*?) in "([^"]+)" \((\d+:\d+)\)/.exec(line);
  if (said) return `${displayPath(said[2] as string)}:${said[3]}: ${said[1]}.`;
  const kind = /got (\w+)\.?$/.exec(line)?.[1];
  const kinds: Record<string, string> = { undefined: "an empty file", object: "only a list" };
  if (kind) return `${displayPath(path)}: expected an OpenAPI 3 description, found ${kinds[kind] ?? `only a ${kind}`}.`;
  return `${displayPath(path)}: ${line.replace(/\.$/, "")}.`;
}

/** What Redocly has against a description, after its place; a reference that leads nowhere with what it says. */
export function problemSentence(
  { message, location }: { message: string; location: readonly unknown[] },
  path: string,
  refused: ReadonlySet<string> = new Set(),
): string {
  const { getLineColLocation } = redocly();
  const [first] = location as Parameters<typeof getLineColLocation>;
  const where = first && getLineColLocation(first);
  const [line = ""] = message.split("\n");
  const said = line.replace(/\.$/, "").replace(/^Failed to parse: (.*?) in "[^"]*" \(\d+:\d+\)$/, "$1");
  if (!where) return `${displayPath(path)}: ${said}.`;
  const place = `${displayPath(where.source.absoluteRef)}:${where.start.line}:${where.start.col}`;
  if (!/resolve/i.test(message)) return `${place}: ${said}.`;
  const reference = /\$ref["']?\s*:\s*["']?([^"'\s}]+)/.exec(
    where.source
      .getLines()
      .slice(where.start.line - 1, where.end?.line)
      .join("\n"),
  )?.[1];
  const outside = [...refused].find((ref) => message.includes(ref));
  if (outside !== undefined)
    return `${place}: $ref ${JSON.stringify(reference)} leads out of the description's folder; allow it with --allow-refs ${displayPath(outside)}.`;
  const reason = /ENOENT/.test(message) ? "there is no such file" : "there is nothing at that place";
  return reference ? `${place}: $ref ${JSON.stringify(reference)} leads nowhere: ${reason}.` : `${place}: ${said}.`;
}
