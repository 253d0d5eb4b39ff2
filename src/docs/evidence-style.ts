/** The list of claims: the level in a column of its own, above the claim on a phone. */
export const evidenceStyle = `
.filter { border: 1px solid var(--line); border-radius: .6rem; padding: .3rem 1rem .8rem; margin: 1rem 0 .5rem; display: flex; flex-wrap: wrap; gap: .4rem 2rem }
.filter legend { font-weight: 600; padding: 0 .4rem } .filter label { cursor: pointer } .filter p { margin: 0; font-size: .85rem }
.filter input { width: 1.05rem; height: 1.05rem; vertical-align: -.15rem }
.shown { font-weight: 600 }
h2 a { color: inherit; text-decoration: none } h2 a:hover { text-decoration: underline } h2 + p { margin: 0 }
.claims { list-style: none; margin: .4rem 0 0; padding: 0 }
.claims li { border-top: 1px solid var(--line); padding: .5rem 0; display: grid; grid-template-columns: 8.5rem 1fr; gap: 0 1rem }
.claims li > * { min-width: 0 } .claims p { margin: .15rem 0 0; font-size: .9rem } .claims .source a { color: var(--quiet); overflow-wrap: anywhere }
.claims code { font-weight: 600 } [hidden] { display: none !important }
@media (max-width: 40rem) { .claims li { grid-template-columns: 1fr } }
@media print { .filter { display: none } }
`;
