import type { Operation } from "../contract/index.ts";

/** Where Redoc shows an operation on its page: `#/<tag>/<operationid>`. */
export function operationLink({ id, tags, pointer }: Operation): string {
  const isWebhook = pointer.startsWith("/webhooks/");
  const section = tags[0] ?? (isWebhook ? "webhooks" : "other");
  return `#/${encodeURI(`${slug(section)}/${id.toLowerCase()}`)}`;
}

/** As Redoc 3 spells a tag in an address. */
const slug = (tag: string): string =>
  tag
    .normalize()
    .replace(/&/g, "and")
    .replace(/[^\w\s$*_+~.()'"!\-:@]+/g, "")
    .trim()
    .replace(/\s+/g, "-")
    .toLowerCase();
