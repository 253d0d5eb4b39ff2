import { credentialNames } from "../auth/index.ts";
import type { Contract } from "../contract/index.ts";
import { environmentName } from "../core/environment-name.ts";
import { propertyKey } from "./print-value.ts";
import type { WorkedExample } from "./worked-example.ts";

/** A receiver of a webhook that lets in what the provider signed and nothing else; empty where nobody can verify it. */
export function webhookSample(contract: Contract, { requirement, unknown }: WorkedExample): string {
  const { api, schemes } = contract;
  const names = credentialNames(schemes, requirement);
  if (names.length === 0 || Object.keys(unknown).length > 0) return "";
  const secrets = names.map((name) => `process.env.${environmentName(api, name)}!`);
  const secret =
    names.length === 1 ? secrets[0] : `{ ${names.map((name, i) => `${propertyKey(name)}: ${secrets[i]}`).join(", ")} }`;
  return [
    `import { webhooks } from "countersign/${api}/webhooks";`,
    `import { constructEvent } from "countersign/webhooks";`,
    "",
    "export async function receive(request: Request): Promise<Response> {",
    "  // The bytes as they came: what a parser made of them is not what was signed.",
    "  const body = await request.arrayBuffer();",
    `  const secret = ${secret};`,
    "  // Throws a WebhookError when they were not signed with this secret.",
    "  const event = await constructEvent(webhooks, body, request.headers, secret);",
    "  console.log(event);",
    "  return new Response();",
    "}",
  ].join("\n");
}
