import { toBytes, toText, type Value } from "./bytes.ts";
import type { WireRequest } from "./evaluate.ts";

// For clients of contracts that put a value into a JSON body. Few operations do, so the code that reads and writes JSON
// as written is loaded when the first of them is called.

/** As `inBody`, for a body that the contract has in JSON alone. */
export const inJson = async (request: WireRequest, pointer: string, value: string): Promise<WireRequest> => {
  const { writeJson } = await import("./body-property.ts");
  return { ...request, body: toBytes(writeJson(toText(request.body), pointer, value)) };
};

/** As `json`. */
export const jsonLater = async (body: Value, pointer: Value): Promise<string> =>
  (await import("./functions/json.ts")).json(body, pointer);
