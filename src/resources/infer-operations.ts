import { type Contract, type Operation, resolveRef } from "../contract/index.ts";
import { pointerTokens } from "../core/json-pointer.ts";
import { isJson } from "../core/media-type.ts";
import { schemaNodes } from "../schema/index.ts";
import { deriveFromLinks } from "./derive-links.ts";
import { deriveFromPaths } from "./derive-paths.ts";
import { type Hint, type RoleName, readHint } from "./x-resource.ts";

/** The JSON of an operation's first documented success. */
export interface Success {
  /** RFC 6901 pointer of the schema in the document; absent when there is none. */
  pointer?: string;
  /** The first example, when there is one. */
  example?: unknown;
}

/** What is found out about an operation, little by little. */
export interface InferredOperation {
  operation: Operation;
  /** The operation object of the document. */
  node: Record<string, any>;
  success?: Success;
  hint?: Hint;
  /** Nothing is remembered here. */
  barred?: boolean;
  kind?: string;
  role?: RoleName;
  at?: string[];
  /** By parameter or property of the request's body: the property of the object that it names. */
  keys?: Record<string, string>;
  /** Path parameters above the collection. */
  scope?: string[];
  /** The objects do not have the property that they are found by. */
  unnamed?: boolean;
  /** It changes several at once, each named in the body. */
  several?: boolean;
  /** There is one of the kind, or one for each object above it. */
  single?: boolean;
  /** The property that they are found by bears another name than the parameter: it may hold something else. */
  borrowed?: boolean;
}

/**
 * Finds out what each operation of a contract is about: from the paths, then from the `links` of responses, then from
 * `x-resource`, each going before the one before it.
 *
 * @throws UsageError when an `x-resource` is not as documented.
 */
export function inferOperations(contract: Contract): InferredOperation[] {
  const inferred = contract.operations.map((operation) => readOperation(contract, operation));
  deriveFromPaths(schemaNodes(contract.document), inferred);
  // Once before the links, which go out from what is known, and once after them, because a hint goes before them.
  inferred.forEach(applyHints);
  deriveFromLinks(contract, inferred);
  inferred.forEach(applyHints);
  return inferred;
}

function applyHints(inferred: InferredOperation): void {
  const { hint } = inferred;
  if (!hint) return;
  inferred.kind = hint.name;
  if (hint.role) inferred.role = hint.role;
  if (hint.at !== undefined) inferred.at = pointerTokens(hint.at);
  if (hint.key) inferred.keys = hint.key;
}

function readOperation(contract: Contract, operation: Operation): InferredOperation {
  const { document } = contract;
  const node = resolveRef(document, document.paths[operation.path])?.[operation.method] ?? {};
  const hint = readHint(contract, operation, node["x-resource"]);
  const inferred: InferredOperation = { operation, node, success: readSuccess(operation) };
  return hint === false ? { ...inferred, barred: true } : { ...inferred, hint };
}

function readSuccess({ responses }: Operation): Success | undefined {
  const key = Object.keys(responses)
    .filter((status) => /^2/.test(status))
    .sort()[0];
  if (key === undefined) return undefined;
  const content = Object.entries(responses[key]?.content ?? {});
  const [, media] = content.find(([type]) => isJson(type)) ?? [];
  if (!media) return content.length === 0 ? {} : undefined;
  const [example] = Object.values(media.examples);
  return {
    ...(media.schema !== undefined && { pointer: media.pointer }),
    ...(example && { example: example.value }),
  };
}
