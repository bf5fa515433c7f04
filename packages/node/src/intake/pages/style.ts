import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Face } from './face.ts';

/** Single packages of NL Design System; what they lack is in site.css. */
const PACKAGES = [
  'alert',
  'button',
  'form-field',
  'form-field-description',
  'form-field-error-message',
  'form-label',
  'textarea',
  'textbox',
];

export interface Style {
  /** Path with a digest of the content in it, so that it can be kept for ever. */
  readonly path: string;
  readonly css: string;
}

/** The one style sheet of the citizen's pages: face, tokens, components, layout. */
export function loadStyle(face: Face): Style {
  const require = createRequire(import.meta.url);
  const component = (name: string) =>
    join(dirname(require.resolve(`@utrecht/${name}-css/package.json`)), 'dist/index.min.css');
  const own = (name: string) => join(import.meta.dirname, name);
  const last = [
    'site.css',
    'files.css',
    'frame.css',
    '../follow/follow.css',
    '../points/points.css',
    '../figures/figures.css',
    'receipt.css',
    'print.css',
  ].map(own);
  const files = [own('tokens.css'), ...PACKAGES.map(component), ...last];
  const css = [face.css, ...files.map((file) => readFileSync(file, 'utf8'))].join('\n');
  const digest = createHash('sha256').update(css).digest('hex').slice(0, 12);
  return { path: `/assets/site-${digest}.css`, css };
}
