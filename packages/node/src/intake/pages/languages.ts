import { html } from 'hono/html';
import { isLanguage, type Language, nameOfLanguage, type Texts } from '../texts.ts';
import type { Markup } from './markup.ts';

/** As many stand in a row on a phone; more go behind one word, which opens without scripts. */
const IN_A_ROW = 3;

/**
 * The same page in other languages, each by its own name.
 * @param path address of this page, to which the language is added
 */
export function languageLinks(
  { t, language }: Texts,
  offered: readonly string[],
  path: string,
): Markup {
  const languages = offered.filter(isLanguage);
  if (languages.length < 2) return html``;
  const links = html`<ul>${languages.map((it) => html`<li>${linkTo(it, language, path)}</li>`)}</ul>`;
  const nav = html`<nav class="languages" aria-label="${t('site.languages')}">`;
  if (languages.length <= IN_A_ROW) return html`${nav}${links}</nav>`;
  // who reads none of these words may still know the English one
  const also = language === 'en' ? '' : html` / <span lang="en">Language</span>`;
  return html`${nav}<details><summary>${t('site.languages')}${also}</summary>${links}</details></nav>`;
}

function linkTo(to: Language, current: Language, path: string): Markup {
  const name = nameOfLanguage(to);
  if (to === current) return html`<span aria-current="true">${name}</span>`;
  const href = `${path}${path.includes('?') ? '&' : '?'}lang=${to}`;
  return html`<a href="${href}" lang="${to}" hreflang="${to}">${name}</a>`;
}
