/** The style of the index: plain, light and dark, from 320 px on. */
export const indexStyle = `
:root { color-scheme: light dark; --back: #fff; --text: #1b1f24; --quiet: #57606a; --line: #d0d7de; --link: #0b5fa5;
  --documented: #1a7f4b; --observed: #b35900; --assumed: #7a5ca8; --good: #17693d; --bad: #b3172f; --code: #f3f5f7 }
@media (prefers-color-scheme: dark) { :root { --back: #14171b; --text: #e6e9ec; --quiet: #a3adb8; --line: #363d45;
  --link: #7cbcf5; --documented: #4cc38a; --observed: #f0a04b; --assumed: #b39ddb; --good: #5fd39b; --bad: #ff8592; --code: #21262c } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 3rem; background: var(--back); color: var(--text);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: break-word }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem } h2 { font-size: 1.35rem; line-height: 1.3; margin: 0 }
h3 { font-size: 1rem; margin: 1.25rem 0 .4rem } p { margin: .4rem 0 }
a { color: var(--link); text-underline-offset: .15em }
.quiet { color: var(--quiet) }
article { border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem 1.2rem 1.2rem; margin-top: 1.5rem }
.pages { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; margin: .7rem 0 0; padding: 0 }
.bar { display: flex; height: .7rem; gap: 2px; border-radius: .35rem; overflow: hidden; margin: .3rem 0 .5rem }
.bar span { min-width: 3px } .documented { background: var(--documented) } .observed { background: var(--observed) }
.assumed { background: var(--assumed) }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; margin: 0; padding: 0 }
.legend i { display: inline-block; width: .7rem; height: .7rem; border-radius: 50%; margin-right: .45rem }
summary { font-weight: 600; margin: 1.25rem 0 .4rem; cursor: pointer } details + details summary { margin-top: .4rem }
.operations { list-style: none; margin: 0; padding: 0 }
.operations li { border-top: 1px solid var(--line); padding: .45rem 0; display: grid; grid-template-columns: 4.2rem 1fr; gap: 0 .6rem }
.operations li > * { min-width: 0 }
.method { font: 600 .8rem/1.55rem ui-monospace, monospace; text-transform: uppercase }
code { font: .85rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; color: var(--quiet) }
.good { color: var(--good); font-weight: 600 } .bad { color: var(--bad); font-weight: 600 }
footer { margin-top: 2rem }
dl { margin: .5rem 0 0; display: grid; grid-template-columns: auto 1fr; gap: .2rem .8rem } dt { font-weight: 600 } dd { margin: 0 }
`;
