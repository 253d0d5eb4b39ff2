import { createHash } from "node:crypto";
import { bundleScript } from "../../core/bundle-script.ts";
import { explanationStyle } from "../../explain/explanation-style.ts";
import { inspectorStyle } from "./inspector-style.ts";

/** A page with its script and style in it, and the headers that it is sent with. */
export interface InspectorPage {
  html: string;
  headers: Record<string, string>;
}

/** Makes the page. Its policy lets nothing run but its own script, which may not even make markup of a string. */
export async function inspectorPage(): Promise<InspectorPage> {
  const script = await bundleScript(new URL("browser/inspector", import.meta.url));
  const style = `${inspectorStyle}${explanationStyle}`;
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "connect-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>countersign mock</title>
<style>${style}</style>
</head>
<body>
<noscript><p>This page needs JavaScript. The same is at /_countersign/exchanges as JSON.</p></noscript>
<script>${script}</script>
</body>
</html>
`,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy.join("; "),
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    },
  };
}

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
