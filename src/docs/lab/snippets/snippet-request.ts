/** A request to write in a language: what is sent, to the byte. */
export interface SnippetRequest {
  method: string;
  url: string;
  /** As they are to be written, without what the language's client makes itself. */
  headers: readonly (readonly [name: string, value: string])[];
  /** Empty when there is none. */
  body: string;
}

const throughUtf8 = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));

/** A string in double quotes, with the escapes that Java, Go, Python and JavaScript have in common. */
export const doubleQuoted = (text: string): string => JSON.stringify(throughUtf8(text));
