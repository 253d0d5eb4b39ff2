import { createConfig } from "@redocly/openapi-core";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import type { Contract } from "../contract/index.ts";

/** The TypeScript types of a contract: `paths`, `operations`, `components`, and each schema under its own name. */
export async function printSchema(contract: Contract): Promise<string> {
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
