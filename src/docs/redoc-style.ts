/**
 * What Redoc 3 leaves to be wished: long signatures wrap, tables fit a phone, and colours have the contrast of WCAG AA
 * (4.5 to 1; Redoc's own light palette has links at 3.9 and GET at 2.6). Its custom properties do the work.
 */
export const redocStyle = `
html { scroll-padding-top: 0 }
#redoc > div { --navbar-height: var(--header) !important; --navbar-stack-height: var(--header) !important; --navbar-offset: var(--header) !important }
[data-testid="search-trigger"], [data-testid="color-mode-switcher"] { display: none !important }
[data-component-name="Markdown/Markdown"] pre, pre[data-component-name="CodeBlock/CodeBlockContainer"],
pre[data-component-name="CodeBlock/CodeBlockContainer"] code { white-space: pre-wrap !important; overflow-wrap: anywhere !important }
[data-component-name="Markdown/Markdown"] td { word-break: normal !important; overflow-wrap: anywhere !important; min-width: 3em }
[data-component-name="Markdown/Markdown"] td:first-child { min-width: 11.5em }
#redoc :is(h1, h2, h3) { word-break: normal !important; overflow-wrap: break-word !important }
@media (max-width: 40rem) {
  [data-component-name="Markdown/Markdown"] td:first-child { min-width: 7em }
  #redoc :has(> * > h1[data-component-name="Typography/H1"]) { flex-wrap: wrap; row-gap: .6rem }
  #redoc h1 { font-size: 1.7rem !important; line-height: 1.25 !important } #redoc h2 { font-size: 1.35rem !important; line-height: 1.3 !important }
  #redoc h3 { font-size: 1.15rem !important }
}
[data-component-name="Markdown/Markdown"] td code { word-break: normal !important; overflow-wrap: anywhere !important }
html:root:not(.dark) { --color-blue-5: #2360bd; --color-blue-6: #1462d9; --color-blue-7: #2360bd;
  --color-carrot-7: #9a4f06; --color-green-7: #0d743b; --color-magenta-7: #b8246d; --input-content-placeholder-color: #5c6470;
  --color-persian-green-6: #04766a }
html:root.dark .schema-name { color: #a9a6f7 }
html:root.dark { --color-magenta-7: #ff7dbb; --input-content-placeholder-color: #a3adb8 }
html:root:not(.dark) :is(.tag-get, .tag-query) { --tag-color: #0d743b }
html:root:not(.dark) .tag-post { --tag-color: #1355d6 }
html:root:not(.dark) .tag-put { --tag-color: #9a4f06 }
html:root:not(.dark) .tag-patch { --tag-color: #765b00 }
html:root:not(.dark) .tag-delete { --tag-color: #c0063a }
html:root:not(.dark) .tag-http-additional-operation { --tag-color: #a34705 }
`;
