/** An object as `application/x-www-form-urlencoded`: a list is a repeated name, an object its JSON. */
export const writeForm = (value: object): URLSearchParams =>
  new URLSearchParams(fieldsOf(value).map(([name, item]) => [name, String(item)]));

/** An object as `multipart/form-data`: a list is a repeated name, an object its JSON, a Blob or bytes a file. */
export function writeMultipart(value: object): FormData {
  const form = new FormData();
  for (const [name, item] of fieldsOf(value)) form.append(name, item instanceof Blob ? item : String(item));
  return form;
}

const fieldsOf = (value: object): [string, unknown][] =>
  Object.entries(value).flatMap(([name, items]) =>
    (Array.isArray(items) ? items : [items])
      .filter((item) => item !== undefined)
      .map((item): [string, unknown] => [name, fieldOf(item)]),
  );

function fieldOf(item: unknown): unknown {
  if (ArrayBuffer.isView(item) || item instanceof ArrayBuffer) return new Blob([item as ArrayBuffer]);
  return typeof item === "object" && item && !(item instanceof Blob) ? JSON.stringify(item) : item;
}
