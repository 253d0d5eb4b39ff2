import type { OpenAPI3 } from "openapi-typescript";
import { type Contract, requirePeer } from "../contract/index.ts";

/** The TypeScript types of a contract: `paths`, `operations`, `components`, and each schema under its own name. */
export async function printSchema(contract: Contract): Promise<string> {
  const { createConfig } = requirePeer<typeof import("@redocly/openapi-core")>("generate", "@redocly/openapi-core");
  const { default: openapiTS, astToString } = requirePeer<typeof import("openapi-typescript")>(
    "generate",
    "openapi-typescript",
  );
  const ts = requirePeer<typeof import("typescript")>("generate", "typescript");
  const ast = await openapiTS(structuredClone(contract.document) as OpenAPI3, {
    redocly: await createConfig({}),
    silent: true,
    alphabetize: true,
    // A request member with a default would become required otherwise.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
  });
  return astToString(ast.filter((node) => !ts.isTypeAliasDeclaration(node) || isFreeName(node.name.text)));
}

/** What the types themselves are written with: a schema of that name keeps to `components["schemas"]`. */
const usedNames = ["Record", "Omit", "Readonly", "ReadonlyArray", "paths", "webhooks", "components", "operations"];

// openapi-typescript makes an alias of every schema, also of those whose name is none in TypeScript.
const isFreeName = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name) && !usedNames.includes(name);
