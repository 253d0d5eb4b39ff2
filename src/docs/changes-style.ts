/** The list of changes: what each asks of the version, in a column of its own. */
export const changesStyle = `
h2 .quiet { font-size: 1rem; font-weight: 400 }
.changes { list-style: none; margin: .3rem 0 0; padding: 0 }
.changes li { border-top: 1px solid var(--line); padding: .4rem 0; display: grid; grid-template-columns: 6.5rem 1fr; gap: 0 1rem }
.changes li > * { min-width: 0 } .impact { font-weight: 600 } .impact.major { color: var(--bad) } .impact.minor { color: var(--good) }
@media (max-width: 40rem) { .changes li { grid-template-columns: 1fr } }
`;
