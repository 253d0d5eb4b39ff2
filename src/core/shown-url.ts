/** What stands for something of which nobody can say whether it is secret. */
export const hidden = "‹hidden›";

/**
 * A URL, or what was given for one, as it may be shown: without its user and password, and without the values in its
 * query and fragment, which may be secret.
 */
export function shownUrl(text: string): string {
  const isPlain = text.includes("://") && URL.canParse(text) && !hasUser(text);
  const place = isPlain ? text : text.replace(/^([a-z][\w+.-]*:\/\/)?[^?#]*@/i, `$1${hidden}@`);
  return place.replace(/#.+/s, `#${hidden}`).replace(/([?&])([^=&#\s]*=)?[^&#]+/g, `$1$2${hidden}`);
}

/** Whether there is a user or a password in a URL. */
export function hasUser(url: string): boolean {
  const { username, password } = new URL(url);
  return username !== "" || password !== "";
}
