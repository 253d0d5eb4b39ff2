import { comparePathTemplates, matchPath, parsePathTemplate } from "../core/path-template.ts";

/** The parts of an API by which an operation is found. */
interface Findable<Operation> {
  api: string;
  operations: readonly Operation[];
  servers: readonly { url: string }[];
}

/** An operation, and the rest of the path after what a server has before it. */
export interface FoundOperation<Operation> {
  operation: Operation;
  path: string;
}

/** The operation of a path, which may have the path of a server (such as `/api/v2`) or of a mock (`/<api>`) before it. */
export function findOperation<Operation extends { method: string; path: string }>(
  { api, operations, servers }: Findable<Operation>,
  method: string,
  path: string,
): FoundOperation<Operation> | undefined {
  const own = servers.filter(({ url }) => URL.canParse(url)).map(({ url }) => new URL(url).pathname.replace(/\/$/, ""));
  const bases = [...new Set(["", ...own])].flatMap((base) => [base, `/${api}${base}`]);
  const paths = bases.filter((base) => path.startsWith(base)).map((base) => path.slice(base.length));
  const templates = operations
    .filter((operation) => operation.method.toLowerCase() === method.toLowerCase())
    .map((operation) => ({ ...parsePathTemplate(operation.path), operation }))
    .sort(comparePathTemplates);
  for (const template of templates) {
    const rest = paths.find((path) => matchPath(template, path));
    if (rest !== undefined) return { operation: template.operation, path: rest };
  }
  return undefined;
}
