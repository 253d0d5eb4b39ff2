import type { Contract, Operation } from "../contract/index.ts";
import { decodeText } from "../core/percent.ts";
import { hidden } from "../core/shown-url.ts";
import { parameterPlaces, schemaNodes } from "../schema/index.ts";

/** Something in a query that no contract knows, as it is written. */
export interface UnknownPair {
  name: string;
  value: string;
}

/**
 * What is in a query without being a parameter of the operation or a credential of the contract: which of it is secret
 * nobody knows. All of it is, where there is no operation.
 *
 * @param search With its question mark.
 */
export function unknownPairs(search: string, contract?: Contract, operation?: Operation): UnknownPair[] {
  const pairs = search.slice(1).split("&").filter(Boolean).map(readPair);
  if (!contract || !operation) return pairs;
  const schemes = Object.values(contract.schemes).flatMap((scheme) => (scheme.in === "query" ? [scheme.name] : []));
  const isKnown = knownNames(contract, operation);
  return pairs.filter(({ name }) => {
    const key = decodeText(name.replaceAll("+", " "));
    return !schemes.includes(key) && !isKnown(key);
  });
}

function readPair(pair: string): UnknownPair {
  const end = pair.indexOf("=");
  return end < 0 ? { name: pair, value: "" } : { name: pair.slice(0, end), value: pair.slice(end + 1) };
}

function knownNames(contract: Contract, operation: Operation): (key: string) => boolean {
  const nodes = schemaNodes(contract.document);
  const places = parameterPlaces(nodes, operation);
  const parameters = operation.parameters.filter((parameter) => parameter.in === "query");
  return (key) =>
    parameters.some(({ name, style }) => {
      if (key === name || key.startsWith(`${name}[`)) return true;
      const schema = places.get(`query ${name}`)?.schema;
      // The properties of an object that is spread are parameters of their own.
      const spreads = style?.style === "form" && style.explode === true && schema !== undefined;
      return spreads && nodes.member(nodes.view([schema]).parts, key).length > 0;
    });
}

/** A function that hides the values of these pairs in a URL or a query. */
export function hideQuery(pairs: readonly UnknownPair[]): (text: string) => string {
  if (pairs.length === 0) return (text) => text;
  const names = [...new Set(pairs.map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")))];
  const inQuery = new RegExp(`((?:^|[?&])(?:${names.join("|")})=)[^&\\s]*`, "g");
  return (text) => text.replace(inQuery, `$1${hidden}`);
}
