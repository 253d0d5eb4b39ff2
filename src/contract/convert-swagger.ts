import { UsageError } from "../core/errors.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import type { OpenApiDocument } from "./contract.ts";

/**
 * A Swagger 2.0 description as OpenAPI 3.0.
 *
 * @throws UsageError when the converter is not installed, or does not take it.
 */
export async function convertSwagger(document: OpenApiDocument, shown: string): Promise<OpenApiDocument> {
  const { convertObj } = lazyRequire<any>("swagger2openapi");
  try {
    // Small mistakes of the file are mended, as `patch` says.
    const { openapi } = await convertObj(structuredClone(document), { patch: true, warnOnly: true });
    return openapi;
  } catch (error) {
    const [reason = ""] = (error as Error).message.split("\n");
    throw new UsageError(`${shown}: this Swagger 2.0 cannot be converted to OpenAPI 3: ${reason.replace(/\.$/, "")}.`);
  }
}
