import { plainText } from "../../core/plain-text.ts";

/** What stands between the parts of the bodies that `writeMultipart` writes. */
export const multipartBoundary = "countersign-mock-part";

/** The properties of an object as the parts of a multipart body (RFC 2046): what is no scalar is a part of JSON. */
export function writeMultipart(value: object): string {
  const parts = Object.entries(value).map(([name, one]) => {
    const type = typeof one === "object" && one !== null ? "application/json" : "text/plain";
    const quoted = name.replace(/["\r\n]/g, encodeURIComponent);
    const text = type === "text/plain" ? plainText(one) : JSON.stringify(one);
    return `--${multipartBoundary}\r\nContent-Disposition: form-data; name="${quoted}"\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;
  });
  return `${parts.join("")}--${multipartBoundary}--\r\n`;
}
