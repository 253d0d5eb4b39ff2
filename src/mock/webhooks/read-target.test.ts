import { expect, test } from "vitest";
import { readTarget } from "./create-webhooks.ts";

test.each(["http://localhost:9000/hook", "https://127.0.0.1/", "http://[::1]:8080/x", "http://app.localhost/"])(
  "webhooks go to this machine: %s",
  (url) => {
    expect(readTarget(url, [])).toBe(url);
  },
);

test.each(["http://169.254.169.254/latest", "https://receiver.example/", "http://127.0.0.1.example/", "http://[::2]/"])(
  "they go to another one only when it is allowed: %s",
  (url) => {
    const { hostname } = new URL(url);
    expect(() => readTarget(url, ["other.example"])).toThrow(`start the mock with --allow-webhook-host ${hostname}.`);
    expect(readTarget(url, [hostname])).toBe(url);
    expect(readTarget(url, undefined)).toBe(url);
  },
);

test.each(["ftp://localhost/", "localhost:80", 5, null])("%j is no address of a receiver", (url) => {
  expect(() => readTarget(url, undefined)).toThrow("expected the http or https address of a receiver");
});

test.each(["http://user:PW1@localhost/", "ftp://user:PW1@localhost/", "localhost:80?token=PW1"])(
  "a receiver is refused without showing what may be secret: %s",
  (url) => {
    expect(() => readTarget(url, undefined)).toThrow(/^(?!.*PW1).*address of a receiver/);
  },
);
