import { html } from 'hono/html';
import { isLanguage, nameOfLanguage, type Texts } from '../texts.ts';

/** Markup that has been escaped already. */
export type Markup = ReturnType<typeof html>;

/** What every page of a point shows of the point itself. */
export interface Point {
  /** Public address, without a slash at the end. */
  readonly url: string;
  readonly name: string;
  readonly town: string;
  readonly languages: readonly string[];
  readonly phone?: string | undefined;
  readonly hours?: string | undefined;
  readonly address?: string | undefined;
}

/** One request's view: the point, the reader's language, and where they are. */
export interface View {
  readonly point: Point;
  readonly stylePath: string;
  readonly texts: Texts;
  /** The address of this page, for the language links. */
  readonly path: string;
  /** An address on this site that keeps the chosen language. */
  readonly href: (path: string) => string;
}

/** The frame of every page. `title` is the page's heading; a page with errors says so first. */
export function shell(view: View, page: { title: string; error?: boolean; body: Markup }): Markup {
  const { texts, point } = view;
  const { t } = texts;
  const title = `${page.error ? `${t('site.error')}: ` : ''}${page.title} – ${point.name}`;
  return html`<!doctype html>
<html lang="${texts.language}" dir="${texts.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="${view.stylePath}">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#content">${t('site.skip')}</a>
<header class="top"><div class="bar">
<a class="brand" href="${view.href('/')}">${point.name}</a>
${languageLinks(view)}
</div></header>
<main id="content" tabindex="-1">
${page.body}
</main>
${footer(view)}
</body>
</html>`;
}

function languageLinks({ texts, path, point }: View): Markup {
  const languages = point.languages.filter(isLanguage);
  if (languages.length < 2) return html``;
  return html`<nav class="languages" aria-label="${texts.t('site.languages')}"><ul>${languages.map(
    (language) =>
      html`<li>${
        language === texts.language
          ? html`<span aria-current="true">${nameOfLanguage(language)}</span>`
          : html`<a href="${path}?lang=${language}" lang="${language}" hreflang="${language}">${nameOfLanguage(language)}</a>`
      }</li>`,
  )}</ul></nav>`;
}

function footer({ texts: { t }, point, href }: View): Markup {
  const link = (path: string, key: string) =>
    html`<li><a href="${href(path)}">${t(`site.${key}`)}</a></li>`;
  return html`<footer class="foot">
<h2>${t('site.contact')}</h2>
${point.phone ? html`<p>${t('site.phone', { phone: point.phone })}</p>` : ''}
${point.hours ? html`<p>${t('site.hours', { hours: point.hours })}</p>` : ''}
${point.address ? html`<p>${t('site.address', { address: point.address })}</p>` : ''}
<p>${t('home.danger')}</p>
<nav aria-label="${t('site.menu')}"><ul>
${link('/', 'home')}${link('/report', 'report')}${link('/follow', 'follow')}${link('/privacy', 'privacy')}${link('/accessibility', 'accessibility')}
<li><a href="/desk">${t('site.desk')}</a></li>
</ul></nav>
</footer>`;
}
