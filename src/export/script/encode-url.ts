/** A URL as fetch would send it: what may not stand in one is encoded, what is encoded already stays. */
export function encodeUrl(text: string): string {
  const [, target = "", query] = /^([^?#]*)(\?[^#]*)?/.exec(text) ?? [];
  const encode = (part: string) => encodeURI(part).replace(/%25(?=[0-9a-f]{2})/gi, "%");
  return encode(target) + encode(query ?? "").replaceAll("'", "%27");
}
