import type { OpenAPI3 } from "openapi-typescript";
import { type Contract, requirePeer } from "../contract/index.ts";

/** The TypeScript types of a contract: `paths`, `operations`, `components`, and each schema under its own name. */
export async function printSchema(contract: Contract): Promise<string> {
  const { createConfig } = requirePeer<typeof import("@redocly/openapi-core")>("generate", "@redocly/openapi-core");
  const { default: openapiTS, astToString } = requirePeer<typeof import("openapi-typescript")>(
    "generate",
    "openapi-typescript",
  );
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
  return astToString(ast);
}
