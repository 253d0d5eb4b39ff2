import { redocStyle } from "./redoc-style.ts";

/** What a page may load and run: its own script and style, nothing from elsewhere. */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  "worker-src blob:",
  "style-src 'unsafe-inline'",
  "img-src data: blob:",
  "font-src data:",
  "connect-src blob: data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The mark of the site: a tick in a circle, as a data URL, so that no request for an icon is made. */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='8' fill='%230b5fa5'/%3E%3Cpath d='M4 8.5l3 3 5-6.5' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E";

/** The frame of a reference page, in the notation of `redocly build-docs --template`. */
export const redocTemplate = (api: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>{{title}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="${icon}">
<link rel="alternate" type="text/markdown" href="${api}.md">
{{{redocHead}}}
<style>${redocStyle}</style>
</head>
<body>
<noscript><p style="padding:1rem;font-family:sans-serif">This page needs JavaScript. <a href="${api}.md">The same as Markdown</a> does not. <a href="index.html">All APIs</a>.</p></noscript>
{{{redocHTML}}}
</body>
</html>
`;
