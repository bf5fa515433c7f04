import { html } from 'hono/html';
import type { Markup, View } from '../pages/shell.ts';
import type { KnownPoint, PointPerson } from './known-points.ts';
import { telephoneLink } from './telephone.ts';

const IN_SIGHT = 8;
const ONE_PIECE = 24;

/** One point: where, when, by which number, in which languages, who works there, and reporting. */
export function pointCard(view: View, point: KnownPoint): Markup {
  const { t } = view.texts;
  const { phone } = point;
  return html`<section class="point" aria-labelledby="point">
<h2 id="point" dir="auto">${point.name}</h2>
<dl class="point-facts">
${fact(t('points.address'), point.address)}
${fact(t('points.hours'), point.hours)}
${phone === undefined ? '' : html`<div><dt>${t('points.phone')}</dt><dd>${telephone(phone)}</dd></div>`}
${languagesOf(view, point)}
${placesOf(view, point)}
</dl>
${reportPart(view, point)}
${peoplePart(view, point)}
</section>`;
}

/** A number that can be called by a touch. */
export function telephone(written: string): Markup {
  const link = telephoneLink(written);
  // a number is read in one piece; a longer text has to break
  const text = written.length > ONE_PIECE ? written : written.replaceAll(' ', '\u00a0');
  const shown = html`<bdi>${text}</bdi>`;
  return link === undefined ? shown : html`<a class="phone" href="${link}">${shown}</a>`;
}

function fact(label: string, value: string | undefined): Markup {
  if (value === undefined) return html``;
  return html`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`;
}

function languagesOf({ texts: { t } }: View, { languages }: KnownPoint): Markup {
  if (languages.length === 0) return html``;
  return html`<div><dt>${t('points.languages')}</dt><dd><ul class="in-a-row">${languages.map(
    (language) => html`<li lang="${language}">${ownNameOf(language)}</li>`,
  )}</ul></dd></div>`;
}

/** Villages and other names; many of them go behind one word. */
function placesOf({ texts: { t } }: View, { places }: KnownPoint): Markup {
  if (places.length === 0) return html``;
  const names = html`<ul class="in-a-row">${places.map((place) => html`<li><bdi>${place}</bdi></li>`)}</ul>`;
  const shown =
    places.length > IN_SIGHT
      ? html`<details><summary>${t('points.placesCount', { count: places.length })}</summary>${names}</details>`
      : names;
  return html`<div><dt>${t('points.places')}</dt><dd>${shown}</dd></div>`;
}

/** Each language by its own name, for who reads no other; a tag that is none as it was stated. */
function ownNameOf(language: string): string {
  try {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return language;
  }
}

function reportPart(view: View, point: KnownPoint): Markup {
  const { t } = view.texts;
  const { isOwn, report, name, url } = point;
  if (isOwn) {
    return html`<div class="actions"><a class="utrecht-button utrecht-button--primary-action" href="${view.href('/report')}">${t('points.reportHere')}</a></div>`;
  }
  // a public screen must not lead to a site that does not forget who walks away
  if (report === undefined || view.kiosk) {
    return html`<p>${t('points.reportThere', { name: apart(name) })} <bdi dir="ltr">${url}</bdi></p>`;
  }
  const language = view.texts.language;
  const address = point.languages.includes(language) ? `${report}?lang=${language}` : report;
  return html`<div class="actions"><a class="utrecht-button utrecht-button--primary-action" rel="external" href="${address}">${t('points.reportThere', { name: apart(name) })}</a></div>
<p class="hint">${t('points.otherSite')} <bdi dir="ltr">${new URL(url).host}</bdi></p>`;
}

function peoplePart({ texts: { t } }: View, { people }: KnownPoint): Markup {
  if (people.length === 0) return html``;
  return html`<h3>${t('points.people')}</h3>
<ul class="people">${people.map(personItem)}</ul>`;
}

function personItem({ name, line, photo }: PointPerson): Markup {
  return html`<li>${
    // the name stands beside it: a reader would say it twice
    photo === undefined
      ? ''
      : html`<img src="${photo}" alt="" width="96" height="96" loading="lazy">`
  }<p><strong dir="auto">${name}</strong><span dir="auto">${line}</span></p></li>`;
}

/** A name inside a sentence whose direction may be another. */
export function apart(name: string): string {
  return `\u2068${name}\u2069`;
}
