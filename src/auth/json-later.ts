import { toBytes, toText, type Value } from "./bytes.ts";
import type { WireRequest } from "./evaluate.ts";

// For clients of contracts that put a value into a JSON body: few operations do, so what reads and writes JSON as it is
// spelt is loaded by the first of them that is called.

/** As `inBody`, for a body that the contract has in JSON alone. */
export const inJson = async (request: WireRequest, pointer: string, value: string): Promise<WireRequest> => {
  const { writeJsonMember } = await import("./body-member.ts");
  return { ...request, body: toBytes(writeJsonMember(toText(request.body), pointer, value)) };
};

/** As `json`. */
export const jsonLater = async (body: Value, pointer: Value): Promise<string> =>
  (await import("./functions/json.ts")).json(body, pointer);
