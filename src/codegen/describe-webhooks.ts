import { credentialNames, type Requirement, type Scheme } from "../auth/index.ts";
import type { Contract, MediaType, OpenApiDocument, Operation } from "../contract/index.ts";
import { resolveRef } from "../contract/index.ts";
import { isJson, preferredType } from "../core/media-type.ts";

/** A webhook as receivers know it: under the name of its event where that is one, under the contract's otherwise. */
export interface NamedWebhook {
  name: string;
  webhook: Operation;
  /** Media type of the payload, and what the contract says of it. */
  type: string;
  media?: MediaType;
}

/** What the receiver must know of a contract at run time, and nothing else. */
export interface WebhooksDescription {
  discriminator?: string;
  schemes: Record<string, Scheme>;
  webhooks: Record<
    string,
    {
      security: Requirement[];
      values?: unknown[];
      body?: string;
      unsigned?: { required: string[]; known: string[] };
    }
  >;
}

export function nameWebhooks(contract: Contract): { discriminator?: string; webhooks: NamedWebhook[] } {
  const bodies = contract.webhooks.map((webhook) => {
    const types = Object.keys(webhook.body?.content ?? {});
    const type = preferredType(types) ?? "application/json";
    return { webhook, type, media: webhook.body?.content[type] };
  });
  const members = bodies.map(({ media }) => propertiesOf(contract.document, media?.schema));
  const discriminator = findDiscriminator(members);
  const values = members.map((members) => (discriminator ? members.get(discriminator)?.values : undefined));
  const named = values.every((values) => values?.length === 1 && typeof values[0] === "string");
  return {
    ...(discriminator !== undefined && { discriminator }),
    webhooks: bodies.map((body, i) => ({ name: named ? String(values[i]?.[0]) : body.webhook.path, ...body })),
  };
}

export function describeWebhooks(contract: Contract): WebhooksDescription {
  const { discriminator, webhooks } = nameWebhooks(contract);
  const used = new Set(webhooks.flatMap(({ webhook }) => webhook.security.flat()));
  const isSigned = ({ security }: Operation) =>
    security.some(
      (requirement) =>
        requirement.every((name) => contract.schemes[name]?.unknown === undefined) &&
        credentialNames(contract.schemes, requirement).length > 0,
    );
  const someSigned = webhooks.some(({ webhook }) => isSigned(webhook));
  return {
    ...(discriminator !== undefined && { discriminator }),
    schemes: Object.fromEntries(
      Object.entries(contract.schemes)
        .filter(([key]) => used.has(key))
        .map(([key, { in: place, name, value, unknown, clockSkew }]) => [
          key,
          {
            in: place,
            name,
            value,
            ...(unknown !== undefined && { unknown }),
            ...(clockSkew !== undefined && { clockSkew }),
          },
        ]),
    ),
    webhooks: Object.fromEntries(
      webhooks.map(({ name, webhook, type, media }) => {
        const members = propertiesOf(contract.document, media?.schema);
        const required = [...members].filter(([, { required }]) => required).map(([member]) => member);
        const values = discriminator === undefined ? undefined : members.get(discriminator)?.values;
        return [
          name,
          {
            security: webhook.security,
            ...(values && { values }),
            ...(!isJson(type) && { body: type }),
            ...(someSigned && !isSigned(webhook) && { unsigned: { required, known: [...members.keys()] } }),
          },
        ];
      }),
    ),
  };
}

interface BodyProperty {
  /** Whether every payload has it. */
  required: boolean;
  /** The values of a `const` or a closed `enum`; absent when it is open. */
  values?: unknown[];
}

/** The properties of an object as a schema declares them, over all its parts and alternatives. */
function propertiesOf(document: OpenApiDocument, node: unknown, depth = 0): Map<string, BodyProperty> {
  const members = new Map<string, BodyProperty>();
  const schema = resolveRef(document, node);
  if (typeof schema !== "object" || schema === null || depth > 20) return members;
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    members.set(name, { required: false, ...valuesOf(document, property) });
  for (const part of schema.allOf ?? [])
    for (const [name, { required, values }] of propertiesOf(document, part, depth + 1)) {
      const known = members.get(name);
      members.set(name, {
        required: required || (known?.required ?? false),
        ...((values ?? known?.values) && { values: values ?? known?.values }),
      });
    }
  for (const choice of [schema.oneOf, schema.anyOf]) {
    if (!Array.isArray(choice)) continue;
    const all = choice.map((one) => propertiesOf(document, one, depth + 1));
    for (const name of new Set(all.flatMap((one) => [...one.keys()]))) {
      const each = all.map((one) => one.get(name));
      const values = each.flatMap((member) => member?.values ?? []);
      members.set(name, {
        required: each.every((member) => member?.required),
        ...(each.every((member) => member?.values) && { values: [...new Set(values)] }),
      });
    }
  }
  for (const name of schema.required ?? []) {
    const member = members.get(name);
    members.set(name, { ...member, required: true });
  }
  return members;
}

function valuesOf(document: OpenApiDocument, node: unknown): { values?: unknown[] } {
  const schema = resolveRef(document, node);
  if (schema?.const !== undefined) return { values: [schema.const] };
  return Array.isArray(schema?.enum) ? { values: schema.enum } : {};
}

/**
 * The property whose value tells the payloads apart: in each of them required and closed, and no value in two of them.
 * A list of several values is one of events only when it is called so; `currency` may be a closed list too.
 */
function findDiscriminator(payloads: Map<string, BodyProperty>[]): string | undefined {
  const isNamed = (name: string) => /event|type|topic|action|kind/i.test(name);
  const candidates = [...(payloads[0] ?? [])]
    .map(([name]) => name)
    .filter((name) => {
      const members = payloads.map((payload) => payload.get(name));
      if (!members.every((member) => member?.required && member.values?.length)) return false;
      const values = members.flatMap((member) => member?.values ?? []);
      return new Set(values).size === values.length && (values.length === payloads.length || isNamed(name));
    });
  return candidates.find(isNamed) ?? candidates[0];
}
