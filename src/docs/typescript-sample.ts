import { credentialNames } from "../auth/index.ts";
import type { Contract } from "../contract/index.ts";
import { memberName, printValue } from "./print-value.ts";
import type { WorkedExample } from "./worked-example.ts";

/** The variable that a credential is read from: `PETS_API_KEY` for `apiKey` of `pets`. */
export const environmentName = (api: string, credential: string): string =>
  `${api}_${credential.replace(/([a-z0-9])([A-Z])/g, "$1_$2")}`.replace(/[^A-Za-z0-9]+/g, "_").toUpperCase();

/** The call of an operation with the generated client. */
export function typescriptSample(contract: Contract, { operation, requirement, sample }: WorkedExample): string {
  const credentials = credentialNames(contract.schemes, requirement);
  const options = [
    contract.servers[0] && `  server: ${JSON.stringify(contract.servers[0].name)},`,
    credentials.length > 0 && "  credentials: {",
    ...credentials.map((name) => `    ${memberName(name)}: process.env.${environmentName(contract.api, name)}!,`),
    credentials.length > 0 && "  },",
  ].filter(Boolean);
  const call = /^[A-Za-z_$][\w$]*$/.test(operation.id) ? `.${operation.id}` : `[${JSON.stringify(operation.id)}]`;
  const input = {
    ...(Object.keys(sample.params).length > 0 && { params: sample.params }),
    ...(sample.body !== undefined && { body: sample.body }),
  };
  const success = Object.keys(operation.answers).find((status) => /^2\d\d$/.test(status));
  return [
    `import { createClient } from "countersign/${contract.api}";`,
    "",
    options.length ? `const client = createClient({\n${options.join("\n")}\n});` : "const client = createClient();",
    "",
    `const result = await client${call}(${Object.keys(input).length ? printValue(input) : ""});`,
    success
      ? `if (result.status === ${success}) console.log(result.data);`
      : "console.log(result.status, result.data);",
  ].join("\n");
}
