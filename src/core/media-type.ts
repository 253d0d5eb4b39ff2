/** A media type without its parameters, in lower case: `application/json` for `Application/JSON; charset=utf-8`. */
export const essenceOf = (mediaType: string | null | undefined): string =>
  (mediaType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";

/** Whether bodies of a media type are JSON: `application/json`, or a type that ends in `+json` (RFC 6839). */
export const isJson = (mediaType: string | null | undefined): boolean =>
  /^[^;]*[/+]json\s*(;|$)/i.test(mediaType ?? "");

/** Whether bodies of a media type are XML. */
export const isXml = (mediaType: string | null | undefined): boolean => /[/+]xml$/.test(essenceOf(mediaType));

/** Whether bodies of a media type are fields of a form, URL-encoded. */
export const isUrlEncoded = (mediaType: string | null | undefined): boolean =>
  essenceOf(mediaType) === "application/x-www-form-urlencoded";

/** Whether bodies of a media type consist of parts. */
export const isMultipart = (mediaType: string | null | undefined): boolean =>
  essenceOf(mediaType).startsWith("multipart/");

/** Whether bodies of a media type are the fields of a form. */
export const isForm = (mediaType: string | null | undefined): boolean =>
  isUrlEncoded(mediaType) || essenceOf(mediaType) === "multipart/form-data";

/** Whether bodies of a media type are strings that a person could read. */
export const isText = (mediaType: string | null | undefined): boolean =>
  essenceOf(mediaType).startsWith("text/") || isXml(mediaType);

/** Whether a media type falls under a range such as `text/*`. */
export function isInRange(mediaType: string, range: string): boolean {
  const wanted = essenceOf(range);
  const given = essenceOf(mediaType);
  return wanted === "*/*" || wanted === given || (wanted.endsWith("/*") && given.startsWith(wanted.slice(0, -1)));
}

/** The declared media type that a content type falls under, the most exact one first; undefined when there is none. */
export function matchMediaType(declared: readonly string[], contentType: string | null): string | undefined {
  const given = essenceOf(contentType);
  const wanted = [given, `${given.split("/")[0]}/*`, "*/*"];
  return wanted.flatMap((range) => declared.filter((type) => essenceOf(type) === range))[0];
}

/** The media type that is used where an operation has several: JSON if there is one. */
export const preferredType = (types: readonly string[]): string | undefined => types.find(isJson) ?? types[0];
