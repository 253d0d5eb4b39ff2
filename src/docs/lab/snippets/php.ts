import type { SnippetRequest } from "./snippet-request.ts";

/** In single quotes, where nothing but the backslash and the quote means something. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;

/** The request with PHP's curl. */
export function php({ method, url, headers, body }: SnippetRequest): string {
  return [
    "<?php",
    `$curl = curl_init(${quoted(url)});`,
    "curl_setopt_array($curl, [",
    `    CURLOPT_CUSTOMREQUEST => ${quoted(method)},`,
    ...(method === "HEAD" ? ["    CURLOPT_NOBODY => true,"] : []),
    "    CURLOPT_HTTPHEADER => [",
    ...headers.map(([name, value]) => `        ${quoted(value === "" ? `${name};` : `${name}: ${value}`)},`),
    "    ],",
    ...(body ? [`    CURLOPT_POSTFIELDS => ${quoted(body)},`] : []),
    "    CURLOPT_RETURNTRANSFER => true,",
    "]);",
    "$response = curl_exec($curl);",
    "echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), ' ', $response, PHP_EOL;",
  ].join("\n");
}
