/** Prose that cannot end the comment that it stands in. */
export const escapeComment = (text: string): string => text.replace(/\*\//g, "*\\/");
