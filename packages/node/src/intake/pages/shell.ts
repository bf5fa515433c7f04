import { html } from 'hono/html';
import type { OwnWords } from '../../system/config.ts';
import { leaveLink } from '../exit/leave-link.ts';
import { kioskParts, kioskRefresh } from '../kiosk/kiosk-parts.ts';
import type { Texts } from '../texts.ts';
import { languageLinks } from './languages.ts';
import type { Markup } from './markup.ts';
import type { Script } from './scripts.ts';

export type { Markup } from './markup.ts';

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
  /** What the town says in its own words, by language. */
  readonly words?: Readonly<Record<string, OwnWords>> | undefined;
}

/** One request's view: the point, the reader's language, and where they are. */
export interface View {
  readonly point: Point;
  readonly stylePath: string;
  readonly scripts: ReadonlyMap<string, Script>;
  /** Whether this is a public screen, which forgets whoever walks away. */
  readonly kiosk: boolean;
  readonly texts: Texts;
  /** The moment at which it is drawn: which codes can be chosen depends on the day. */
  readonly now: Date;
  /** Path and query of this page, without the language, for the language links. */
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
  /** Where the same page is read, if it answers a form at an address that nobody can open. */
  readonly path?: string;
  /** False: without the way out and ways on, as on the first page of a public screen. */
  readonly leave?: boolean;
}

/** The frame of every page. */
export function shell(view: View, page: Page): Markup {
  const { texts, point, kiosk } = view;
  const { t } = texts;
  const { leave = true } = page;
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
${scriptsOf(page, kiosk).map((name) => html`<script type="module" src="${pathOf(view, name)}"></script>`)}
${kiosk && leave ? kioskRefresh() : ''}
</head>
<body>
<a class="skip" href="#content">${t('site.skip')}</a>
${leave ? leaveLink(texts) : ''}
<header class="top"><div class="bar">
<a class="brand" href="${view.href(kiosk || !leave ? '/kiosk' : '/')}">${point.name}</a>
<div class="rows">
${leave ? serviceLinks(view) : ''}
${languageLinks(texts, point.languages, page.path ?? view.path)}
</div>
</div></header>
${kiosk && leave ? kioskParts(texts) : ''}
<main id="content" tabindex="-1">
${page.body}
</main>
${footer(view, leave)}
</body>
</html>`;
}

/** The way out comes first: it must work before any other script does. */
function scriptsOf({ leave = true, scripts = [] }: Page, kiosk: boolean): readonly string[] {
  if (!leave) return scripts;
  return ['exit', ...(kiosk ? ['kiosk'] : []), ...scripts];
}

function pathOf(view: View, name: string): string {
  const script = view.scripts.get(name);
  if (!script) throw new TypeError(`There is no script ${name}`);
  return script.path;
}

function serviceLinks({ texts: { t }, href }: View): Markup {
  return html`<nav class="service" aria-label="${t('site.service')}"><ul>
<li><a href="${href('/report')}">${t('site.report')}</a></li>
<li><a href="${href('/follow')}">${t('site.follow')}</a></li>
<li><a href="${href('/points')}">${t('site.points')}</a></li>
</ul></nav>`;
}

function footer(view: View, leave: boolean): Markup {
  const { point } = view;
  const { t } = view.texts;
  return html`<footer class="foot">
<h2>${t('site.contact')}</h2>
${point.phone ? html`<p>${t('site.phone', { phone: point.phone })}</p>` : ''}
${point.hours ? html`<p>${t('site.hours', { hours: point.hours })}</p>` : ''}
${point.address ? html`<p>${t('site.address', { address: point.address })}</p>` : ''}
<p>${t('home.danger')}</p>
${leave ? footerLinks(view) : ''}
</footer>`;
}

function footerLinks({ texts: { t }, href, kiosk }: View): Markup {
  const link = (path: string, label: string) => html`<li><a href="${href(path)}">${label}</a></li>`;
  return html`<nav aria-label="${t('site.menu')}"><ul>
${link('/', t('site.home'))}${link('/report', t('site.report'))}${link('/follow', t('site.follow'))}
${link('/points', t('site.points'))}${link('/help', t('site.help'))}${link('/verify', t('site.verify'))}
${link('/figures', t('figures.link'))}${link('/privacy', t('site.privacy'))}${link('/accessibility', t('site.accessibility'))}
${kiosk ? '' : html`<li><a href="/desk">${t('site.desk')}</a></li>`}
</ul></nav>`;
}
