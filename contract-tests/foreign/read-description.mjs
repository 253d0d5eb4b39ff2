// A description as others read it: bundled by Redocly, its examples held against its schemas by Ajv. Nothing of src/ is
// used: who is to blame for a failed check must not be said by the judge alone.
import { BaseResolver, bundle, createConfig } from "@redocly/openapi-core";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Bundles a description. `problem` is what Redocly has against it, such as a reference to nothing. */
export async function readDescription(file) {
  try {
    const config = await createConfig({});
    const resolver = new BaseResolver(config.resolve);
    const { bundle: bundled, problems } = await bundle({ ref: file, config, externalRefResolver: resolver });
    const problem = problems.find(({ severity }) => severity === "error");
    return { document: bundled.parsed, problem: problem?.message.split("\n")[0] };
  } catch (error) {
    return { problem: String(error.message).split("\n")[0] };
  }
}

/** The operations of a bundled document, or its webhooks, with their pointers. */
export function operationsOf(document, group = "paths") {
  return Object.entries(document?.[group] ?? {}).flatMap(([path, node]) => {
    const { pointer: at, value: item } = follow(document, `/${group}/${escapeToken(path)}`, node);
    return methods
      .filter((method) => item?.[method])
      .map((method) => ({ method, path, id: item[method].operationId, pointer: `${at}/${method}`, item: at }));
  });
}

const escapeToken = (token) => String(token).replaceAll("~", "~0").replaceAll("/", "~1");

function at(document, pointer) {
  const tokens = pointer.split("/").slice(1);
  return tokens.reduce((node, token) => node?.[token.replaceAll("~1", "/").replaceAll("~0", "~")], document);
}

/** What stands at a pointer, and where it really stands when that is a reference. */
function follow(document, pointer, value = at(document, pointer)) {
  for (let hops = 0; typeof value?.$ref === "string" && hops < 20; hops += 1) {
    pointer = decodeURIComponent(value.$ref.slice(1));
    value = at(document, pointer);
  }
  return { pointer, value };
}

/**
 * What is wrong with the examples of an operation.
 *
 * @returns functions that list the examples which do not fit their schema, by `name`, `pointer` into the example and
 *   `message`: those of a response by its status, and those of the request.
 */
export function exampleFaults(document) {
  const check = checker(document);
  const misfits = (media, pointer, direction) =>
    Object.entries(examplesOf(document, media)).flatMap(([name, value]) => {
      const wrong = media.schema === undefined ? undefined : check(`${pointer}/schema`, value, direction);
      return wrong ? [{ name, ...wrong }] : [];
    });
  const ofContent = (pointer, direction) => {
    const { pointer: there, value } = follow(document, pointer);
    return Object.entries(value?.content ?? {}).flatMap(([type, media]) =>
      misfits(media, `${there}/content/${escapeToken(type)}`, direction),
    );
  };
  return {
    response({ pointer }, status) {
      const { value = {}, pointer: there } = follow(document, `${pointer}/responses`);
      const key = [String(status), `${String(status)[0]}XX`, "default"].find((name) => name in value);
      return key === undefined ? [] : ofContent(`${there}/${key}`, "writeOnly");
    },
    request({ pointer, item }) {
      const lists = [item, pointer].map((owner) => `${owner}/parameters`);
      const parameters = lists.flatMap((list) =>
        (at(document, list) ?? []).map((_, index) => follow(document, `${list}/${index}`)),
      );
      const wrong = parameters.flatMap(({ value, pointer: there }) =>
        value?.schema === undefined ? [] : misfits({ ...value, asText: true }, there, "readOnly"),
      );
      return [...wrong, ...ofContent(`${pointer}/requestBody`, "readOnly")];
    },
  };
}

/** Examples by name; those of a parameter may be written as they are sent, and then stand for what they can be read as. */
function examplesOf(document, { example, examples, asText }) {
  const found = Object.entries(examples ?? {}).map(([name, node]) => [name, follow(document, "", node).value?.value]);
  if (example !== undefined) found.push(["example", example]);
  return Object.fromEntries(
    found.filter(([, value]) => value !== undefined).map(([name, value]) => [name, asText ? readings(value) : [value]]),
  );
}

function readings(value) {
  if (typeof value !== "string") return [value, String(value), [value]];
  const parts = value.split(",");
  const read = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  };
  return [value, read(value), parts, parts.map(read)];
}

/** Says how a value does not fit the schema at a pointer, whatever it is read as; undefined when it fits, or nobody knows. */
function checker(document) {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false, logger: false, verbose: true });
  addFormats(ajv);
  ajv.addSchema(asJsonSchema(document, String(document.openapi).startsWith("3.0")), "description");
  const compiled = new Map();
  const compile = (pointer) => {
    if (!compiled.has(pointer)) {
      const $ref = `description#${pointer.split("/").map(encodeURIComponent).join("/")}`;
      try {
        compiled.set(pointer, ajv.compile({ $ref }));
      } catch {
        compiled.set(pointer, undefined);
      }
    }
    return compiled.get(pointer);
  };
  return (pointer, readings, notWanted) => {
    const validate = compile(pointer);
    if (!validate) return undefined;
    const wrong = readings.map((value) => {
      if (validate(value)) return undefined;
      // What only the other direction carries is not missed in this one.
      const real = validate.errors.filter(
        ({ keyword, params, parentSchema }) =>
          keyword !== "required" || parentSchema.properties?.[params.missingProperty]?.[notWanted] !== true,
      );
      return real[0] && { pointer: real[0].instancePath, message: real[0].message };
    });
    return wrong.includes(undefined) ? undefined : wrong[0];
  };
}

/** A copy that Ajv can read: 3.0's own keywords in today's words, without identifiers of examples and foreign patterns. */
function asJsonSchema(node, old) {
  if (Array.isArray(node)) return node.map((item) => asJsonSchema(item, old));
  if (typeof node !== "object" || node === null) return node;
  if (old && typeof node.$ref === "string") return { $ref: node.$ref };
  const copy = Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => typeof value !== "string" || !/^\$(id|anchor|schema)$/.test(key))
      .map(([key, value]) => [key, asJsonSchema(value, old)]),
  );
  if (typeof copy.pattern === "string" && !isReadable(copy.pattern)) delete copy.pattern;
  if (!old) return copy;
  for (const [bound, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ]) {
    if (typeof copy[exclusive] !== "boolean") continue;
    if (copy[exclusive] && bound in copy) copy[exclusive] = copy[bound];
    else delete copy[exclusive];
  }
  if (copy.nullable !== true) return copy;
  delete copy.nullable;
  return { anyOf: [copy, { type: "null" }] };
}

function isReadable(pattern) {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}
