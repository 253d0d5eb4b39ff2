import { credentialNames, type Requirement, type Scheme } from "../auth/index.ts";
import type { Contract, MediaType, Operation } from "../contract/index.ts";
import { isJson, preferredType } from "../core/media-type.ts";
import { closedValues, type SchemaView, schemaNodes } from "../schema/index.ts";

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
  const payloads = bodies.map(({ media }) => payloadOf(contract, media));
  const discriminator = findDiscriminator(payloads);
  const values = payloads.map(({ valuesOf }) => (discriminator ? valuesOf(discriminator) : undefined));
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
        .map(([key, { in: place, name, value, unknown, clockSkew, optional }]) => [
          key,
          {
            in: place,
            name,
            value,
            ...(unknown !== undefined && { unknown }),
            ...(optional && { optional }),
            ...(clockSkew !== undefined && { clockSkew }),
          },
        ]),
    ),
    webhooks: Object.fromEntries(
      webhooks.map(({ name, webhook, type, media }) => {
        const payload = payloadOf(contract, media);
        const values = discriminator === undefined ? undefined : payload.valuesOf(discriminator);
        return [
          name,
          {
            security: webhook.security,
            ...(values && { values }),
            ...(!isJson(type) && { body: type }),
            ...(someSigned &&
              !isSigned(webhook) && {
                unsigned: { required: [...payload.required], known: [...payload.properties.keys()] },
              }),
          },
        ];
      }),
    ),
  };
}

/** What is declared for a payload. */
interface Payload extends Pick<SchemaView, "properties" | "required"> {
  /** The values of a `const` or a closed `enum` of a property; undefined when it is open. */
  valuesOf(name: string): unknown[] | undefined;
}

function payloadOf({ document }: Contract, media: MediaType | undefined): Payload {
  const nodes = schemaNodes(document);
  const pointers = media ? [media.pointer] : [];
  const { properties, required } = nodes.view(pointers);
  return { properties, required, valuesOf: (name) => media && closedValues(nodes, media.pointer, name) };
}

/**
 * The property whose value tells the payloads apart: in each of them required and closed, and no value in two of them.
 * An enum of several values is one of events only when it is called so; `currency` may be a closed enum too.
 */
function findDiscriminator(payloads: Payload[]): string | undefined {
  const isNamed = (name: string) => /event|type|topic|action|kind/i.test(name);
  const candidates = [...(payloads[0]?.required ?? [])].filter((name) => {
    const each = payloads.map(({ required, valuesOf }) => (required.has(name) ? valuesOf(name) : undefined));
    if (!each.every((values) => values?.length)) return false;
    const values = each.flatMap((values) => values ?? []);
    return new Set(values).size === values.length && (values.length === payloads.length || isNamed(name));
  });
  return candidates.find(isNamed) ?? candidates[0];
}
