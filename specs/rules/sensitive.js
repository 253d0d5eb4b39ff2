import { contents } from "./contents.js";
import { visitSchemas } from "./visit-schemas.js";

/** Names of secrets, of card data and of personal data, whole words of a snake_case name. */
const sensitive = [
  "secret|password|passphrase|pin|otp|token|digest|signature|(api|private|secret|merchant)_key",
  "pan|cvv2?|cvc|card_?number|card_?holder(_name)?|iban|account_(number|name)",
  "e?mail|phone|mobile|msisdn|birth|birthday|birth_?date|dob|passport|ssn|nationality",
  "(first|last|middle|full)_?name|(id|document|identity|identifier|passport|tax)_number",
].map((words) => new RegExp(`(^|_)(${words})(_|$)`));

/** `cardNumber`, `card-number` and `card_number` are one name. */
const snakeCase = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();

/** A switch such as `tokenize_pan` and a kind such as `token_type` are not sensitive. */
const isAbout = (name, target) => /_type$/.test(name) || (target.schema ?? target).type === "boolean";

const looksSensitive = (name, target) =>
  sensitive.some((pattern) => pattern.test(snakeCase(name))) && !isAbout(snakeCase(name), target);

/** A property or parameter with a sensitive name says whether it is sensitive, so that logs and recordings leave it out. */
export default function markSensitive(document) {
  const results = [];
  const seen = new Set();
  const check = (name, target, path) => {
    const mark = target?.["x-sensitive"];
    if (mark !== undefined && typeof mark !== "boolean")
      results.push({ message: "x-sensitive must be true or false", path: [...path, "x-sensitive"] });
    else if (mark === undefined && looksSensitive(name, target))
      results.push({ message: `${name} has a sensitive name: say x-sensitive: true, or false if it is not`, path });
  };
  for (const { kind, value, path } of contents(document)) {
    if (kind === "parameter") check(value.name, value, path);
    // By the owner, not by the property: one schema can stand under several names.
    visitSchemas(
      value.schema,
      [...path, "schema"],
      (schema, at) => {
        for (const [name, property] of Object.entries(schema.properties ?? {}))
          check(name, property, [...at, "properties", name]);
      },
      seen,
    );
  }
  return results;
}
