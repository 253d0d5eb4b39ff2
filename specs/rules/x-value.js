import { credentialsIn, parseTemplate } from "countersign/auth";

/** An x-value is a template, and each credential in it is a camelCase name that x-test-credentials gives a value for. */
export default function xValue(document) {
  const results = [];
  const known = document["x-test-credentials"];
  for (const [name, scheme] of Object.entries(document.components?.securitySchemes ?? {})) {
    const text = scheme?.["x-value"];
    if (text === undefined) continue;
    const report = (message) => results.push({ message, path: ["components", "securitySchemes", name, "x-value"] });
    if (typeof text !== "string") {
      report("x-value must be a template in quotes");
      continue;
    }
    try {
      for (const credential of credentialsIn(parseTemplate(text))) {
        if (!/^[a-z][a-zA-Z0-9]*$/.test(credential)) report(`the name of credential ${credential} must be camelCase`);
        else if (!Object.hasOwn(known ?? {}, credential))
          report(`${credential} is no part of a request, and x-test-credentials has no such credential`);
      }
    } catch (error) {
      report(error.message);
    }
  }
  return results;
}
