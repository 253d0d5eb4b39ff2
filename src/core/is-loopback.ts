/** Whether a host, as a URL has it, is this machine: `localhost`, `127.0.0.1`, `[::1]`. */
export const isLoopback = (hostname: string): boolean =>
  /^(localhost|[^.]+\.localhost|127(\.\d+){3}|\[::1\])\.?$/i.test(hostname);

/** Why plain http to another machine is refused, in a sentence of a command. */
export const plainHttp = (command: string, host: string): string =>
  `${command}: --target: expected https, since anybody on the way could read what goes to ${host} by http; give --allow-http if that is meant.`;
