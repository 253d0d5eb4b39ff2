/** The name of a query parameter. Brackets stay, as openapi-fetch and the vendors' pages have them. */
export const encodeName = (name: string): string => encodeURIComponent(name).replace(/%5[BD]/g, decodeURIComponent);

/**
 * Percent-encodes by RFC 6570's reserved expansion, in which escapes stay too. What a query cannot have (`#`, `[`, `]`) and
 * what would be another parameter or a space in it (`&`, `+`) is encoded nevertheless.
 */
export const encodeUnreserved = (text: string): string =>
  encodeURIComponent(text).replace(/%(?:25(?=[0-9a-f]{2})|3A|2F|3F|40|24|2C|3B|3D)/gi, decodeURIComponent);
