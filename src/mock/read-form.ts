import type { Contract, Operation } from "../contract/index.ts";
import { propertySchemas, schemaParts } from "./schema-properties.ts";

export const isForm = (mediaType: string): boolean =>
  /^\s*(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(mediaType);

/**
 * The properties that a form gives, numbers and booleans as the schema has them. A name that is given several times, or is
 * a list by its schema, is a list. Files are left out.
 */
export async function readForm(
  contract: Contract,
  operation: Operation,
  contentType: string,
  bytes: Uint8Array,
): Promise<Record<string, unknown> | undefined> {
  let form: FormData;
  try {
    form = await new Response(bytes as BodyInit, { headers: { "content-type": contentType } }).formData();
  } catch {
    return undefined;
  }
  const type = (contentType.split(";")[0] as string).trim().toLowerCase();
  const content = Object.entries(operation.body?.content ?? {});
  const media = content.find(([one]) => one.toLowerCase().startsWith(type))?.[1];
  const parts = schemaParts(contract, media?.schema);
  const members: [string, unknown][] = [];
  for (const name of new Set(form.keys())) {
    const schemas = propertySchemas(contract, parts, name);
    const isList = typesOf(schemas).includes("array");
    const single = isList ? propertySchemas(contract, schemas, 0) : schemas;
    const values = form.getAll(name).flatMap((value) => (typeof value === "string" ? [typed(value, single)] : []));
    if (values.length) members.push([name, isList || values.length > 1 ? values : values[0]]);
  }
  return Object.fromEntries(members);
}

const typesOf = (schemas: any[]): string[] => schemas.flatMap(({ type }) => type ?? []);

/** A text as the type of its schema. */
export function typed(text: string, schemas: any[]): unknown {
  const types = typesOf(schemas);
  if (types.includes("string")) return text;
  const isNumeric = types.includes("integer") || types.includes("number");
  if (isNumeric && text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
  if (types.includes("boolean") && /^(true|false)$/.test(text)) return text === "true";
  if (types.includes("object") || types.includes("array"))
    try {
      return JSON.parse(text);
    } catch {
      // It is a text then, and the contract's answer decides whether it fits.
    }
  return text;
}
