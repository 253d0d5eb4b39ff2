// Checked by the compiler (`npm run typecheck`), never run.
import { expectTypeOf } from "vitest";
import type { Result, Success } from "./result.ts";

interface Report {
  id: number;
}

declare const got: Result<{
  responses: {
    200: { content: { "application/json": Report; "text/csv": string; "application/pdf": string } };
    202: { headers: object };
    "4XX": { content: { "application/problem+json": Report } };
    default: { content: { "image/png": string } };
  };
}>;

export function aBodyIsBytesWhereItIsNeitherJsonNorText(): void {
  if (got.status === 200) expectTypeOf(got.data).toEqualTypeOf<Report | string | Uint8Array<ArrayBuffer>>();
  if (got.status === 202) expectTypeOf(got.data).toEqualTypeOf<undefined>();
  if (got.status === 404) expectTypeOf(got.error).toEqualTypeOf<Report>();
  if (got.status === 500) expectTypeOf(got.error).toEqualTypeOf<Uint8Array<ArrayBuffer>>();
}

declare const file: Result<{ responses: { 200: { content: { "application/pdf": string } } } }, "blob">;

export function aSuccessIsWhatTheCallAsksFor(): void {
  if (file.status === 200) expectTypeOf(file).toEqualTypeOf<Success<200, Blob>>();
  // What the vendor says no with is read as the contract has it.
  if (!file.ok) expectTypeOf(file.error).toEqualTypeOf<unknown>();
}
