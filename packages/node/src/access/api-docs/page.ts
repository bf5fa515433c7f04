import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { PRIVILEGES, type Privilege } from '../privileges.ts';
import type { DocumentedRoute, ReadDocument } from './document.ts';

/** The page's own style: the same at a point and at a coordinator, which has no citizen's pages. */
const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-inline-size: 60rem; padding: 1rem; }
h2 { margin-block-start: 2.5rem; }
h3 { font: 600 1rem/1.4 ui-monospace, monospace; margin-block: 0; overflow-wrap: anywhere; }
section.route { border-block-start: 1px solid; padding-block: 1rem; }
.method { display: inline-block; min-inline-size: 4.5rem; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { border: 1px solid; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; }
pre { border: 1px solid; overflow-x: auto; padding: 0.5rem; }
summary { cursor: pointer; min-block-size: 1.5rem; }
a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 3px solid; outline-offset: 2px; }
`;

/** Lets this style in and nothing else: no script, no picture, no other address. */
export const DOCS_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

type Markup = ReturnType<typeof html>;

/** What this node can be asked, for people who read. It says nothing that the document does not. */
export function docsPage({ title, version, routes, schemas }: ReadDocument): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}: interface</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}: interface</h1>
<p>Version ${version}. Made from <a href="/api/openapi.json">the OpenAPI document</a> of this node.
A refusal is a problem document (RFC 9457). The code lists are at <a href="/codes">/codes</a>.</p>
<nav aria-label="On this page"><ul>
<li><a href="#routes">Addresses (${routes.length})</a></li>
<li><a href="#schemas">Forms of data (${schemas.length})</a></li>
</ul></nav>
<h2 id="routes">Addresses</h2>
${routes.map(routePart)}
<h2 id="schemas">Forms of data</h2>
${schemas.map(
  ([name, schema]) => html`<section class="route" id="schema-${name}">
<h3>${name}</h3>${json(schema, name)}</section>`,
)}
</main>
</body>
</html>`;
}

function routePart({ method, path, operation }: DocumentedRoute): Markup {
  const { summary, description, parameters = [], requestBody, responses = {} } = operation;
  const privilege = PRIVILEGES.find(
    (row) => row.path === path && row.method.toLowerCase() === method,
  );
  const told = [summary, description].filter(Boolean).join(': ');
  return html`<section class="route">
<h3><span class="method">${method.toUpperCase()}</span> ${path}</h3>
${told ? html`<p>${told}</p>` : ''}
${privilege ? html`<p>For ${callersOf(privilege)}.</p>` : ''}
${parameters.length === 0 ? '' : parametersPart(parameters)}
${Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) =>
  shape(`What is sent: ${type}`, schema),
)}
${Object.entries(responses).map(([status, { description: says = '', content = {} }]) => [
  html`<p><strong>${status}</strong> ${says}</p>`,
  ...Object.entries(content).map(([type, { schema }]) => shape(`Answer: ${type}`, schema)),
])}
</section>`;
}

function callersOf({ who }: Privilege): string {
  if (who === 'everybody') return 'everybody';
  if (who === 'reporter') return 'a reporter with the receipt code';
  return who === 'signed-in' ? 'who is signed in' : who.join(', ');
}

function parametersPart(parameters: NonNullable<DocumentedRoute['operation']['parameters']>) {
  return html`<table><thead><tr><th scope="col">Name</th><th scope="col">Where</th>
<th scope="col">Needed</th><th scope="col">What</th></tr></thead><tbody>
${parameters.map(
  ({ name, in: where, required, schema }) => html`<tr><th scope="row">${name}</th>
<td>${where}</td><td>${required ? 'yes' : 'no'}</td><td>${whatOf(schema)}</td></tr>`,
)}</tbody></table>`;
}

function whatOf(schema: Record<string, unknown> | undefined): string {
  if (schema === undefined) return '';
  const { type, format, enum: choices, description } = schema;
  const kind = Array.isArray(choices)
    ? choices.join(' | ')
    : [type, format].filter(Boolean).join(', ');
  return [description, kind].filter((one) => typeof one === 'string' && one !== '').join(': ');
}

/** A form with a name is a link to where it stands; another one can be unfolded. */
function shape(says: string, schema: unknown): Markup {
  const name = nameOf(schema);
  if (name !== undefined) return html`<p>${says}, <a href="#schema-${name}">${name}</a></p>`;
  return html`<details><summary>${says}</summary>${json(schema, says)}</details>`;
}

function nameOf(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null || !('$ref' in schema)) return undefined;
  return typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
}

function json(schema: unknown, name: string): Markup {
  return html`<pre tabindex="0" aria-label="${name}">${JSON.stringify(schema, null, 2)}</pre>`;
}
