import { html } from 'hono/html';
import { isLanguage, nameOfLanguage, type Texts } from '../texts.ts';
import type { Script } from './scripts.ts';

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
  readonly country: 'NL' | 'BE';
  readonly region?: 'VLG' | 'BRU' | 'WAL' | undefined;
  /** Whom people call for whose town no point is found. */
  readonly helpline?: string | undefined;
  /** Harmless site for who must leave at once. */
  readonly exitUrl: string;
  /** Whether "there is news" can be mailed. */
  readonly mails: boolean;
}

/** One request's view: the point, the reader's language, and where they are. */
export interface View {
  readonly point: Point;
  readonly stylePath: string;
  readonly scripts: ReadonlyMap<string, Script>;
  /** Whether this is a public screen, which forgets whoever walks away. */
  readonly kiosk: boolean;
  readonly texts: Texts;
  /** The address of this page, for the language links. */
  readonly path: string;
  /** An address on this site that keeps the chosen language. */
  readonly href: (path: string) => string;
}

/** One page in its frame. */
export interface Page {
  /** The page's heading. */
  readonly title: string;
  /** Whether something is wrong: the title says so first. */
  readonly error?: boolean;
  readonly body: Markup;
  /** Names of small scripts that make the page easier; it works without. */
  readonly scripts?: readonly string[];
  /** Whether search engines may show it. */
  readonly index?: boolean;
}

/** The frame of every page. */
export function shell(view: View, page: Page): Markup {
  const { texts, point } = view;
  const { t } = texts;
  const title = `${page.error ? `${t('site.error')}: ` : ''}${page.title} – ${point.name}`;
  return html`<!doctype html>
<html lang="${texts.language}" dir="${texts.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
${page.index ? '' : html`<meta name="robots" content="noindex">`}
<title>${title}</title>
<link rel="stylesheet" href="${view.stylePath}">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${(page.scripts ?? []).map((name) => html`<script type="module" src="${pathOf(view, name)}"></script>`)}
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

function pathOf(view: View, name: string): string {
  const script = view.scripts.get(name);
  if (!script) throw new TypeError(`There is no script ${name}`);
  return script.path;
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
