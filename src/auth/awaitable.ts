/** A value, or a promise of it: node:crypto gives it at once, WebCrypto later. */
export type Awaitable<T> = T | Promise<T>;

export const isPromise = <T>(value: Awaitable<T>): value is Promise<T> => value instanceof Promise;

/** Continues at once with a value, and later with a promise. */
export const andThen = <A, B>(value: Awaitable<A>, next: (value: A) => Awaitable<B>): Awaitable<B> =>
  isPromise(value) ? value.then(next) : next(value);
