import { html } from 'hono/html';
import type { Opening } from '../../../cases/openings.ts';
import { localTime } from '../../pages/local-time.ts';
import type { Markup } from '../../pages/markup.ts';
import { shell, type View } from '../../pages/shell.ts';
import { backLink } from '../back-link.ts';

/** Who opened the report, the latest first. */
export function openingsPage(view: View, openings: readonly Opening[]): Markup {
  const { t } = view.texts;
  const title = t('follow.openings');
  const moment = localTime(view, { dateStyle: 'long', timeStyle: 'short' });
  const lines = openings.map(
    ({ at, name }) =>
      html`<li><bdi>${name ?? t('follow.fromPoint')}</bdi> · ${moment.format(at)}</li>`,
  );
  const words = openings.length === 0 ? t('follow.noOpenings') : t('follow.openingsWhy');
  const body = html`<h1>${title}</h1>
<p>${words}</p>
${openings.length === 0 ? '' : html`<ul>${lines}</ul>`}
${backLink(view)}`;
  return shell(view, { title, body });
}
