/** Whether a host, as a URL has it, is this machine: `localhost`, `127.0.0.1`, `[::1]`. */
export const isLoopback = (hostname: string): boolean =>
  /^(localhost|[^.]+\.localhost|127(\.\d+){3}|\[::1\])\.?$/i.test(hostname);
