// Each function on its own, so that a bundler drops those that a contract does not use.
export * from "./functions/asymmetric.ts";
export * from "./functions/digest.ts";
export * from "./functions/encoding.ts";
export * from "./functions/json.ts";
export * from "./functions/list.ts";
export * from "./functions/text.ts";
