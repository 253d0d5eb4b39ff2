/** What only guides show: the list of their headings beside the text, where there is room for it. */
export const guideStyle = `
.guide { display: grid; gap: 0 2.5rem } .guide article { min-width: 0 }
.guide article > :first-child { margin-top: 0 } .guide li { margin: .25rem 0 } .guide ul, .guide ol { padding-left: 1.3rem; margin: .4rem 0 }
.guide pre { margin: .7rem 0 } .guide .string { color: var(--documented) } .guide .comment { color: var(--quiet) } .language-text { border-left: 4px solid var(--line) }
.wide { overflow-x: auto; margin: .7rem 0 } .wide th { white-space: nowrap }
.wide td code { overflow-wrap: normal }
.contents { font-size: .92rem } .contents h2 { font-size: .92rem; margin: 0 } .contents ul { list-style: none; padding: 0; margin: .3rem 0 1rem }
.guides { list-style: none; margin: .4rem 0; padding: 0 } .guides li { border-top: 1px solid var(--line); padding: .55rem 0 } .guides p { margin: .1rem 0 0 }
@media (min-width: 60rem) {
  .guide.listed { grid-template-columns: minmax(0, 1fr) 13rem }
  .contents { order: 2; position: sticky; top: calc(var(--header) + 1.5rem); align-self: start; max-height: calc(100vh - var(--header) - 3rem); overflow: auto }
}
@media (max-width: 48rem) { .wide th { white-space: normal } .wide :is(th, td) { min-width: 6.5rem } .wide td code { overflow-wrap: anywhere } }
@media print { .contents { display: none } .guide.listed { display: block } }
`;
