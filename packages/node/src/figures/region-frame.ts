import { html } from 'hono/html';
import { languageLinks } from '../intake/pages/languages.ts';
import type { Markup } from '../intake/pages/markup.ts';
import type { Texts } from '../intake/texts.ts';

/** What every public page of a region shows of it. */
export interface RegionSite {
  readonly name: string;
  /** Languages in which its pages can be read. */
  readonly languages: readonly string[];
  readonly stylePath: string;
}

/** One page of a region: the same look as a point's, without ways to report. */
export function regionFrame(
  { name, languages, stylePath }: RegionSite,
  texts: Texts,
  page: { readonly title: string; readonly path: string; readonly body: Markup },
): Markup {
  const { t } = texts;
  return html`<!doctype html>
<html lang="${texts.language}" dir="${texts.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${page.title} – ${name}</title>
<link rel="stylesheet" href="${stylePath}">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#content">${t('site.skip')}</a>
<header class="top"><div class="bar">
<a class="brand" href="/figures?lang=${texts.language}">${name}</a>
<div class="rows">${languageLinks(texts, languages, page.path)}</div>
</div></header>
<main id="content" tabindex="-1">
${page.body}
</main>
<footer class="foot">
<nav aria-label="${t('site.menu')}"><ul><li><a href="/region">${t('figures.staff')}</a></li></ul></nav>
</footer>
</body>
</html>`;
}
