/** The style of the lab: two columns where there is room. The colours are those of the site. */
export const labStyle = `
main:has(.lab) { max-width: 88rem }
.lab { display: grid; gap: 1.5rem 2rem; margin-top: 1.2rem } .lab > * { min-width: 0 }
@media (min-width: 64rem) { .lab { grid-template-columns: minmax(0, 26rem) minmax(0, 1fr); align-items: start } }
.lab h2 { margin: 0 0 .6rem } .lab fieldset { border: 1px solid var(--line); border-radius: .5rem; margin: .9rem 0 1rem; padding: .4rem .9rem .9rem; min-width: 0 }
.lab legend { font-weight: 600; padding: 0 .3rem } .lab label { display: block; margin-top: .6rem } .lab label .quiet { font-size: .85rem }
.lab :is(input:not([type=checkbox]), select, textarea) { display: block; width: 100%; min-width: 0; margin-top: .15rem; font-size: .95rem }
.lab textarea { font: .85rem/1.5 var(--mono); resize: vertical; white-space: pre; overflow: auto } .lab textarea.wrap { white-space: pre-wrap; overflow-wrap: anywhere }
.lab .row { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-top: .6rem } .lab .row label { margin: 0; display: flex; gap: .4rem; align-items: center }
.lab button { font-size: .95rem; padding: .35rem .8rem } .lab button.main { background: var(--link); color: var(--back); border-color: var(--link); font-weight: 600 }
.lab [role=tablist] { display: flex; flex-wrap: wrap; gap: .3rem; border-bottom: 1px solid var(--line); margin-bottom: 1rem }
.lab [role=tab] { border: 0; border-bottom: 3px solid transparent; border-radius: .3rem .3rem 0 0; background: none; padding: .45rem .8rem }
.lab [role=tab][aria-selected=true] { border-bottom-color: var(--link); font-weight: 700 }
.lab .languages [role=tab] { font-size: .9rem; padding: .3rem .6rem }
.lab pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0 } .lab pre.code { white-space: pre; overflow: auto; max-height: 36rem }
.lab .problem { border-left: 4px solid var(--bad); padding: .3rem .8rem; background: var(--code) }
.lab .verdict { border-left: 4px solid var(--bad); padding: .5rem .9rem; background: var(--code); margin: 1rem 0 } .lab .verdict.ok { border-color: var(--good) }
.lab .verdict strong { font-size: 1.05rem } .lab .sent dt { font-weight: 600 } .lab .sent dd { margin: 0 0 .5rem }
@media print { .lab { display: block } .lab [role=tablist], .lab button { display: none } }
`;
