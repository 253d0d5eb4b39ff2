import { type Contract, resolveRef } from "../contract/index.ts";

const known = new WeakMap<Contract, Contract>();

/** A contract to judge answers with: that a property is required does not concern them where only requests have it. */
export function asResponses(contract: Contract): Contract {
  let found = known.get(contract);
  if (!found) {
    found = JSON.stringify(contract.document).includes('"writeOnly":true')
      ? { ...contract, document: visit(contract.document) as Contract["document"] }
      : contract;
    known.set(contract, found);
  }
  return found;

  function visit(node: unknown): unknown {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== "object" || node === null) return node;
    const { ...copy } = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, visit(value)]));
    const { required, properties } = copy;
    if (Array.isArray(required) && properties)
      copy.required = required.filter((name) => !isWriteOnly(contract, (properties as Record<string, any>)[name]));
    return copy;
  }
}

const isWriteOnly = ({ document }: Contract, property: any): boolean =>
  resolveRef(document, property)?.writeOnly === true;
