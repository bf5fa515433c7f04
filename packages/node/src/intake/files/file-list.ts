import { html } from 'hono/html';
import type { Attachment } from '../../cases/attachments/attachments.ts';
import { localeOf, localTime } from '../pages/local-time.ts';
import type { Markup } from '../pages/markup.ts';
import type { View } from '../pages/shell.ts';
import type { Texts } from '../texts.ts';
import type { DraftFile } from '../visit/visit.ts';
import { isolated } from './faults.ts';

/** The files of a report, each to be had back. */
export function caseFiles(view: View, files: readonly Attachment[]): Markup {
  if (files.length === 0) return html``;
  const { texts, href, kiosk } = view;
  const { t, language } = texts;
  const moment = localTime(view, { dateStyle: 'long', timeStyle: 'short' });
  const from = (file: Attachment) =>
    file.sender === 'reporter' ? t('follow.fromYou') : (file.by ?? t('follow.fromPoint'));
  const name = (file: Attachment) =>
    kiosk
      ? html`<bdi>${file.name}</bdi>`
      : html`<a href="${href(`/follow/files/${file.id}`)}" download><bdi>${file.name}</bdi></a>`;
  return html`${kiosk ? html`<p class="note">${t('kiosk.ownDevice')}</p>` : ''}
<ul class="files">${files.map(
    (file) => html`<li>${name(file)}
<span class="soft">${[sizeOf(file.bytes, language), from(file), moment.format(file.at)].join(' · ')}</span></li>`,
  )}</ul>`;
}

/** The files that lie beside a report, each to be taken away. */
export function draftFiles(view: View, files: readonly DraftFile[]): Markup {
  if (files.length === 0) return html``;
  const { texts, href } = view;
  const { t, language } = texts;
  return html`<h2 id="yours">${t('files.yours')}</h2>
<ul class="files">${files.map(
    (
      file,
    ) => html`<li><div><bdi>${file.name}</bdi> <span class="soft">${sizeOf(file.bytes, language)}</span></div>
<form method="post" action="${href('/report/files/remove')}"><input type="hidden" name="id" value="${file.id}"><button class="utrecht-button" aria-label="${t('files.removeOf', { name: isolated(file.name) })}">${t('files.remove')}</button></form></li>`,
  )}</ul>`;
}

/** Which files go along with a report, a line for each, for the page that shows all answers. */
export function filesSaid({ texts: { language } }: View, files: readonly DraftFile[]): string {
  const line = ({ name, bytes }: DraftFile) => `${isolated(name)} (${sizeOf(bytes, language)})`;
  return files.map(line).join('\n');
}

/** A size as people say it, in the units of their language. */
function sizeOf(bytes: number, language: Texts['language']): string {
  // nothing that is kept has no size at all
  const kilobytes = Math.max(bytes / 1000, 0.1);
  const [unit, size] = bytes < 1e6 ? ['kilobyte', kilobytes] : ['megabyte', bytes / 1e6];
  const style = { style: 'unit', unit, maximumFractionDigits: size < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(localeOf({ language }), style).format(size);
}
