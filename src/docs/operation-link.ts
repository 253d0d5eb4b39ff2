import type { Contract, Operation } from "../contract/index.ts";

/** Where Redoc shows an operation on its page: `#/<tag>/<operationid>`. */
export function operationLink(contract: Contract, operation: Operation): string {
  const section = operation.tags[0] ?? (contract.webhooks.includes(operation) ? "webhooks" : "other");
  return `#/${encodeURI(`${slug(section)}/${operation.id.toLowerCase()}`)}`;
}

/** As Redoc 3 writes a tag in an address. */
const slug = (tag: string): string =>
  tag
    .normalize()
    .replace(/&/g, "and")
    .replace(/[^\w\s$*_+~.()'"!\-:@]+/g, "")
    .trim()
    .replace(/\s+/g, "-")
    .toLowerCase();
