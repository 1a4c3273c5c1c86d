/** The only style sheet: colors of the reader's choice of light or dark, no fonts to load. */
export const style = `
:root {
  color-scheme: light dark;
  --text: #1f2328; --dim: #59636e; --line: #d1d9e0; --page: #fff; --raised: #f6f8fa;
  --link: #0550ae; --good: #1a7f37; --bad: #b3261e; --merged: #6e40c9;
  --added: #dafbe1; --removed: #ffebe9; --hunk: #ddf4ff; --on-accent: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --dim: #9aa4af; --line: #3d444d; --page: #0d1117; --raised: #161b22;
    --link: #79b8ff; --good: #56d364; --bad: #ff8a80; --merged: #c3a6ff;
    --added: #12301c; --removed: #3c1618; --hunk: #12283f; --on-accent: #0d1117;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
main p a, .note a, .rows .end a { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--page); padding: 4px 8px; z-index: 1; }
header.top { background: var(--raised); border-bottom: 1px solid var(--line); }
header.top > div, main { max-width: 1080px; margin: 0 auto; padding: 12px 20px; }
header.top > div { display: flex; gap: 12px; align-items: baseline; flex-wrap: wrap; }
header.top .who { margin-left: auto; }
.brand { font-weight: 600; color: var(--text); }
.dim { color: var(--dim); }
h1 { font-size: 22px; margin: 12px 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 24px 0 8px; overflow-wrap: anywhere; }
nav.tabs { display: flex; gap: 20px; border-bottom: 1px solid var(--line); margin: 12px 0 16px; flex-wrap: wrap; }
nav.tabs a { padding: 6px 2px; color: var(--text); }
nav.tabs a[aria-current] { border-bottom: 2px solid var(--link); font-weight: 600; }
ul.rows { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 6px; }
ul.rows > li { padding: 8px 14px; display: flex; gap: 4px 14px; flex-wrap: wrap; align-items: baseline; overflow-wrap: anywhere; }
ul.rows > li + li { border-top: 1px solid var(--line); }
ul.rows .end { margin-left: auto; color: var(--dim); }
.note { border: 1px solid var(--line); border-radius: 6px; background: var(--raised); padding: 12px 16px; margin: 12px 0; }
.note > :first-child { margin-top: 0; }
.note > :last-child { margin-bottom: 0; }
.state { border: 1px solid currentColor; border-radius: 12px; padding: 1px 10px; font-size: 13px; font-weight: 600; }
.open { color: var(--good); } .closed { color: var(--bad); } .merged { color: var(--merged); }
code, pre, td { font: 13px/1.5 ui-monospace, "Liberation Mono", monospace; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.box { border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; }
table.code { border-collapse: collapse; width: 100%; }
table.code td { padding: 0 12px; vertical-align: top; }
table.code pre { tab-size: 4; min-height: 1.5em; }
table.code td.n { width: 1%; text-align: right; white-space: nowrap; user-select: none; border-right: 1px solid var(--line); }
table.code td.n a { color: var(--dim); }
table.code tr:target td { background: var(--hunk); }
.diff span { display: block; padding: 0 12px; min-height: 1.5em; white-space: pre-wrap; }
.diff .add { background: var(--added); } .diff .del { background: var(--removed); }
.diff .hunk { background: var(--hunk); color: var(--dim); }
.diff .file { background: var(--raised); border-top: 1px solid var(--line); font-weight: 600; }
.diff .meta { background: var(--raised); color: var(--dim); }
button { font: inherit; font-weight: 600; padding: 6px 14px; border-radius: 6px; border: 1px solid var(--line); background: var(--raised); color: var(--text); cursor: pointer; }
button.main { background: var(--good); border-color: var(--good); color: var(--on-accent); }
form { display: flex; gap: 10px; align-items: center; flex-wrap: wrap; }
details { margin: 12px 0; }
details summary { cursor: pointer; }
details ul { columns: 3 200px; padding-left: 20px; }
`;
