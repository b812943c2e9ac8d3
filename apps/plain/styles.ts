import { createHash } from 'node:crypto';

/** The whole look of the pages: sizes follow the reader's own letters, colours the system's light or dark. */
const CSS = `
:root{color-scheme:light dark;--ink:#16212b;--quiet:#475563;--paper:#fff;--line:#66727d;--brand:#0b4f7d;--wrong:#a8071a}
@media(prefers-color-scheme:dark){:root{--ink:#e6ebef;--quiet:#aab6c1;--paper:#10161c;--line:#8a97a3;--brand:#8cc5ee;--wrong:#ff9c9c}}
*{box-sizing:border-box}
body{margin:0 auto;padding:0 1rem 2rem;max-width:44rem;font:1.125rem/1.6 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
a{color:var(--brand)}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:0}
nav a,.actions a,main li>a{display:inline-block;padding:.5rem 0;min-height:44px}
header{border-bottom:2px solid var(--line);padding:.5rem 0;margin-bottom:1rem}
h1{font-size:1.6rem;line-height:1.3}
h2{font-size:1.25rem;margin-top:2rem}
label,legend{font-weight:600}
.field{margin:0 0 1.25rem}
.hint{color:var(--quiet);margin:.15rem 0}
.wrong{color:var(--wrong);font-weight:600;margin:.15rem 0}
input,textarea,select,button{font:inherit;color:inherit;background:var(--paper);border:2px solid var(--line);border-radius:6px;padding:.5rem;max-width:100%;min-height:44px}
input[type=text],input[type=tel],textarea,select{width:100%}
input[type=radio],input[type=checkbox]{min-height:0;width:1.4rem;height:1.4rem;vertical-align:middle}
fieldset{border:2px solid var(--line);border-radius:6px;margin:0 0 1.25rem;padding:.75rem}
button{background:var(--brand);color:var(--paper);border-color:var(--brand);font-weight:600;padding:.5rem 1.25rem;cursor:pointer}
:focus-visible{outline:4px solid var(--brand);outline-offset:2px}
.box{border:2px solid var(--line);border-radius:6px;padding:.75rem 1rem;margin:1rem 0}
.box.bad{border-color:var(--wrong)}
.code{font:700 1.35rem/1.6 ui-monospace,Consolas,monospace;letter-spacing:.05em}
.text{white-space:pre-line}
dt{font-weight:600;margin-top:.5rem}
dd{margin:0}
.items{padding:0;list-style:none}
.items>li{border-top:1px solid var(--line);padding:.75rem 0}
table{border-collapse:collapse}
th,td{text-align:left;padding:.25rem 1rem .25rem 0;vertical-align:top}
footer{margin-top:3rem;border-top:2px solid var(--line);color:var(--quiet)}
`;

export const STYLE = CSS.trim();

const digest = createHash('sha256').update(STYLE).digest('base64');

/** Exactly this style, forms to ourselves, and nothing else: no script of anybody runs here. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${digest}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join(';');
