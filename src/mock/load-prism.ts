import { createRequire } from "node:module";
import { requireTool } from "../core/tools.ts";

type Prism = typeof import("@stoplight/prism-http");
type Validator = typeof import("@stoplight/prism-http/dist/validator/index.js");
type BodyValidator = typeof import("@stoplight/prism-http/dist/validator/validators/body.js");

/**
 * Prism, and its validators by themselves: of requests, and of their bodies.
 *
 * @throws UsageError when it is not installed.
 */
export function loadPrism(): Prism & Pick<Validator, "validateInput"> & { validateBody: BodyValidator["validate"] } {
  const { resolve } = createRequire(import.meta.url);
  let fromPrism: NodeJS.Require | undefined;
  try {
    fromPrism = createRequire(resolve("@stoplight/prism-http"));
  } catch {
    // Said below, with what to do.
  }
  if (fromPrism) {
    postponeFaker(fromPrism);
    postpone(fromPrism, "@stoplight/http-spec/postman/operation");
    keepTemplates(fromPrism);
  }
  const prism = requireTool<Prism>("mock", "@stoplight/prism-http");
  const { validateInput } = requireTool<Validator>("mock", "@stoplight/prism-http/dist/validator/index.js");
  const { validate } = requireTool<BodyValidator>("mock", "@stoplight/prism-http/dist/validator/validators/body.js");
  return { ...prism, validateInput, validateBody: validate };
}

/**
 * Prism loads the made-up names and towns of fifty languages when it starts, which takes longer than all of its own code.
 * They are needed for `dynamic` answers of schemas with `x-faker` alone, so they are loaded at the first use.
 */
function postponeFaker(fromPrism: NodeJS.Require): void {
  postpone(fromPrism, "@faker-js/faker", (faker) => {
    const standIn = new Proxy({}, { get: (_, name) => Reflect.get(faker().default, name) });
    return { __esModule: true, default: standIn, faker: standIn };
  });
}

/** Puts something in the place of a module that loads it when it is first used: Prism's reader of Postman collections, say. */
function postpone(
  fromPrism: NodeJS.Require,
  id: string,
  standInFor = (load: () => any): object => new Proxy({}, { get: (_, name) => Reflect.get(load(), name) }),
): void {
  let path: string;
  try {
    path = fromPrism.resolve(id);
  } catch {
    return;
  }
  if (fromPrism.cache[path]) return;
  const standIn = standInFor(() => {
    if (fromPrism.cache[path]?.exports === standIn) delete fromPrism.cache[path];
    return fromPrism(id);
  });
  const module = { id: path, filename: path, path, loaded: true, exports: standIn, children: [], paths: [] };
  fromPrism.cache[path] = module as unknown as NodeJS.Module;
}

/** Prism reads the template of a path again for every request, which is a third of the cost of checking a small one. */
function keepTemplates(fromPrism: NodeJS.Require): void {
  const library = fromPrism("uri-template-lite");
  const { Template } = library.URI;
  if (Template.keeps) return;
  const known = new Map<string, object>();
  const keeping = function (this: unknown, template: string): object {
    const kept = known.get(template) ?? new Template(template);
    known.set(template, kept);
    return kept;
  };
  library.URI.Template = Object.assign(keeping, { keeps: true, prototype: Template.prototype });
}
