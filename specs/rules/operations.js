const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Every operation of the document, those of webhooks included, with the path to it. */
export function operations(document) {
  return ["paths", "webhooks"].flatMap((group) =>
    Object.entries(document[group] ?? {}).flatMap(([name, item]) =>
      methods
        .filter((method) => typeof item?.[method] === "object" && item[method] !== null)
        .map((method) => ({ operation: item[method], item, path: [group, name, method] })),
    ),
  );
}
