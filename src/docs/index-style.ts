/** What only the index shows: a card for each API, with its evidence as a bar. */
export const indexStyle = `
article { border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem 1.2rem 1.2rem; margin-top: 1.5rem }
article h2 { margin: 0 } article h3 { font-size: 1rem }
.pages { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; margin: .7rem 0 0; padding: 0 }
.bar { display: block; width: 100%; height: .7rem; border-radius: .35rem; margin: .3rem 0 .5rem }
.bar .documented { fill: var(--documented) } .bar .observed { fill: var(--observed) } .bar .assumed { fill: var(--assumed) }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; margin: 0; padding: 0 }
.legend a { color: inherit } summary { font-weight: 600; cursor: pointer } main summary { margin: 1.25rem 0 .4rem } details + details summary { margin-top: .4rem }
.operations { list-style: none; margin: 0; padding: 0 }
.operations li { border-top: 1px solid var(--line); padding: .45rem 0; display: grid; grid-template-columns: 4.2rem 1fr; gap: 0 .6rem }
.operations li > * { min-width: 0 } .operations code { color: var(--quiet) }
.method { font: 600 .8rem/1.55rem var(--mono); text-transform: uppercase }
`;
