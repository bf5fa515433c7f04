import { html } from 'hono/html';
import { ownWords } from './own-words.ts';
import { type Markup, shell, type View } from './shell.ts';

/** The front page of a point. */
export function homePage(view: View): Markup {
  const { texts, point, href } = view;
  const { t, list } = texts;
  const body = html`<h1>${t('home.title', { name: point.name })}</h1>
<p class="lead">${t('home.lead')}</p>
${ownWords(view, 'welcome')}
<div class="cards">
<div class="card"><a class="utrecht-button utrecht-button--primary-action" href="${href('/report')}">${t('home.report')}</a><p>${t('home.reportWhy')}</p></div>
<div class="card"><a class="utrecht-button" href="${href('/follow')}">${t('home.follow')}</a><p>${t('home.followWhy')}</p></div>
</div>
<h2>${t('home.elsewhere')}</h2>
<ul class="elsewhere">
<li><a href="${href('/points')}">${t('home.find')}</a> <span>${t('home.findWhy')}</span></li>
<li><a href="${href('/help')}">${t('home.help')}</a> <span>${t('home.helpWhy')}</span></li>
</ul>
<h2>${t('home.what')}</h2>
<ol>${list('home.steps').map((step) => html`<li>${step}</li>`)}</ol>
${aboutPart(view)}`;
  return shell(view, { title: t('site.home'), body, index: true });
}

/** Who works here, if the town says so in the language of the page. */
function aboutPart(view: View): Markup {
  const { point, texts } = view;
  if (!point.words?.[texts.language]?.about) return html``;
  return html`<section aria-labelledby="about"><h2 id="about">${texts.t('home.about')}</h2>
${ownWords(view, 'about')}</section>`;
}

/** A page that is a heading and a list of sentences: privacy (with what holds here), accessibility. */
export function listPage(
  view: View,
  key: 'privacy' | 'accessibility',
  more: readonly string[] = [],
): Markup {
  const { t, list } = view.texts;
  const body = html`<h1>${t(`${key}.title`)}</h1>
<ul>${[...list(`${key}.points`), ...more].map((point) => html`<li>${point}</li>`)}</ul>`;
  return shell(view, { title: t(`${key}.title`), body, index: true });
}

export type Trouble =
  | 'notFound'
  | 'unreadable'
  | 'tooLarge'
  | 'crossSite'
  | 'tooMany'
  | 'unavailable'
  | 'closed'
  | 'other';

/**
 * What does not work, and what to do now, in plain words.
 * @param path for the language links: what was posted cannot be asked for again
 */
export function troublePage(view: View, trouble: Trouble, path: string = view.path): Markup {
  const { t } = view.texts;
  const body = html`<h1>${t('problem.title')}</h1>
<p class="lead">${t(`problem.${trouble}`)}</p>
<div class="actions"><a class="utrecht-button" href="${view.href('/')}">${t('problem.back')}</a></div>`;
  return shell(view, { title: t('problem.title'), error: true, body, path });
}
