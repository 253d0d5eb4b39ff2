import { operations } from "./operations.js";

/** Every webhook itself names a scheme with which a receiver can verify it, or one that says why it cannot be verified. */
export default function webhookSecurity(document) {
  const schemes = document.components?.securitySchemes ?? {};
  const isExplained = (name) =>
    schemes[name]?.["x-value"] !== undefined || schemes[name]?.["x-value-unknown"] !== undefined;
  return operations(document).flatMap(({ operation, path }) => {
    if (path[0] !== "webhooks") return [];
    const requirements = operation.security ?? [];
    // An empty requirement accepts any request.
    if (!requirements.length || requirements.some((requirement) => !Object.keys(requirement).length))
      return [{ message: "a webhook without security can be forged: name the scheme that signs it", path }];
    return [...new Set(requirements.flatMap(Object.keys))]
      .filter((name) => !isExplained(name))
      .map((name) => ({
        message: `security scheme ${name} has no x-value: say how its value is made, or why not in x-value-unknown`,
        path: [...path, "security"],
      }));
  });
}
