import { credentialNames, type Requirement } from "../auth/index.ts";
import type { Contract } from "../contract/index.ts";
import { environmentName } from "../core/environment-name.ts";
import { baseUrl } from "../samples/sample-request.ts";
import { printValue, propertyKey } from "./print-value.ts";
import type { WorkedExample } from "./worked-example.ts";

/** The call of an operation with the generated client. */
export function typescriptSample(contract: Contract, { operation, requirement, sample }: WorkedExample): string {
  const credentials = clientCredentials(contract, requirement);
  const options = [
    `  server: ${JSON.stringify(contract.servers[0]?.name ?? baseUrl(contract))},`,
    credentials.length === 0 && "  credentials: {},",
    credentials.length > 0 && "  credentials: {",
    ...credentials.map((name) => `    ${propertyKey(name)}: process.env.${environmentName(contract.api, name)}!,`),
    credentials.length > 0 && "  },",
  ].filter(Boolean);
  const call = /^[A-Za-z_$][\w$]*$/.test(operation.id) ? `.${operation.id}` : `[${JSON.stringify(operation.id)}]`;
  const input = {
    ...(Object.keys(sample.params).length > 0 && { params: sample.params }),
    ...(sample.body !== undefined && { body: sample.body }),
  };
  const success = Object.keys(operation.responses).find((status) => /^2\d\d$/.test(status));
  return [
    `import { createClient } from "countersign/${contract.api}";`,
    "",
    `const client = createClient({\n${options.join("\n")}\n});`,
    "",
    `const result = await client${call}(${Object.keys(input).length ? printValue(input) : ""});`,
    success
      ? `if (result.status === ${success}) console.log(result.data);`
      : "console.log(result.status, result.data);",
  ].join("\n");
}

/** What a client is made with: the credentials of the operation or, when it needs none, those of the first that does. */
function clientCredentials({ schemes, operations }: Contract, requirement: Requirement): string[] {
  const own = credentialNames(schemes, requirement);
  if (own.length > 0) return own;
  // Asked for each operation of the contract: nothing is made before it is needed.
  for (const { security } of operations)
    for (const way of security) {
      const names = way.length > 0 ? credentialNames(schemes, way) : [];
      if (names.length > 0) return names;
    }
  return [];
}
