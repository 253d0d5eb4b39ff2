/** An argument as a message may quote it: what may hold a credential, such as a URL with a user, is not told. */
export const showArgument = (argument: string): string =>
  /^[\w./:-]{0,60}$/.test(argument) ? JSON.stringify(argument) : "something else";
