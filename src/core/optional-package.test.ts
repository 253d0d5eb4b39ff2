import { expect, test } from "vitest";
import { UsageError } from "./errors.ts";
import { requireOptional } from "./optional-package.ts";

test("a package that is not installed is asked for with the command that installs it", () => {
  const load = () => requireOptional("nobody-has-this-package" as never);
  expect(load).toThrow(UsageError);
  expect(load).toThrow(
    "this needs a package that is not installed yet: npm install --save-dev nobody-has-this-package@",
  );
});

test("one that is installed is given", () => {
  expect(requireOptional("@stoplight/prism-http")).toHaveProperty("createInstance");
});
