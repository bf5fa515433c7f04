import { html } from 'hono/html';
import type { Attachment } from '../../cases/attachments/attachments.ts';
import { errorSummary, type Filled, filebox } from '../pages/fields.ts';
import { type Markup, shell, type View } from '../pages/shell.ts';

/** What a browser offers to choose; a telephone then makes a JPEG of its own kind of photo. */
const ACCEPT =
  'image/jpeg,image/png,image/webp,image/gif,application/pdf,text/plain,audio/mpeg,audio/mp4,audio/ogg,audio/wav,audio/webm,.m4a';

/** The files of a report, and room to add one. */
export function filesPart(view: View, files: readonly Attachment[]): Markup {
  const { t } = view.texts;
  const filled = { texts: view.texts, typed: {}, errors: [] };
  return html`<h2>${t('files.title')}</h2>
${files.length > 0 ? html`<ul>${files.map((file) => fileItem(view, file))}</ul>` : ''}
<div class="screen"><p>${t('files.first')}</p>
${fileForm(view, filled)}</div>`;
}

/** A file that was not kept: what was wrong with it, and the form again. */
export function filePage(view: View, filled: Filled): Markup {
  const { t } = view.texts;
  const body = html`${errorSummary(filled)}
<h1>${t('files.title')}</h1>
${fileForm(view, filled)}
<p class="actions"><a href="${view.href('/follow')}">${t('files.back')}</a></p>`;
  return shell(view, { title: t('files.title'), error: true, body });
}

function fileForm({ texts: { t }, href }: View, filled: Filled): Markup {
  return html`<form method="post" action="${href('/follow/file')}" enctype="multipart/form-data" novalidate>
${filebox(filled, 'file', { label: t('files.label'), hint: t('files.hint'), accept: ACCEPT })}
<p class="hint">${t('files.hidden')}</p>
<div class="actions"><button class="utrecht-button">${t('files.add')}</button></div>
</form>`;
}

function fileItem({ texts: { t, language }, href }: View, file: Attachment): Markup {
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  const from =
    file.sender === 'reporter' ? t('follow.fromYou') : (file.by ?? t('follow.fromPoint'));
  return html`<li><a href="${href(`/follow/files/${file.id}`)}" download><bdi>${file.name}</bdi></a>
<span class="soft">${[sizeOf(file.bytes, language), from, moment.format(file.at)].join(' · ')}</span></li>`;
}

function sizeOf(bytes: number, language: string): string {
  // nothing that is kept has no size at all
  const kilobytes = Math.max(bytes / 1000, 0.1);
  const [unit, size] = bytes < 1e6 ? ['kilobyte', kilobytes] : ['megabyte', bytes / 1e6];
  const style = { style: 'unit', unit, maximumFractionDigits: size < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(language, style).format(size);
}
