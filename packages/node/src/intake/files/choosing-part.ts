import { html } from 'hono/html';
import { MAX_FILE_BYTES } from '../../cases/attachments/files/clean-file.ts';
import { type Filled, filebox } from '../pages/fields.ts';
import type { Markup } from '../pages/markup.ts';
import type { View } from '../pages/shell.ts';
import { FAULTS, faultSentence } from './faults.ts';
import { voicePart } from './voice-part.ts';

/** The scripts that send files in pieces and record a voice note. */
export const FILE_SCRIPTS = ['upload', 'voice'] as const;

/** What a browser offers to choose; a telephone then makes a JPEG of its own kind of photo. */
const ACCEPT =
  'image/jpeg,image/png,image/webp,image/gif,application/pdf,text/plain,audio/mpeg,audio/mp4,audio/ogg,audio/wav,audio/webm,.m4a';

/**
 * Where files are chosen: a field of a form, and what the scripts need to send the files at once
 * and to record. Without scripts the field is all there is.
 */
export function choosingPart(view: View, filled: Filled, purpose: 'report' | 'follow'): Markup {
  const { t } = view.texts;
  return html`<div class="choosing" data-uploads="${view.href(`/uploads?for=${purpose}`)}" data-max="${MAX_FILE_BYTES}" data-removable="${purpose === 'report' ? 'yes' : 'no'}">
${filebox(filled, 'file', { label: t('files.label'), hint: t('files.hint'), accept: ACCEPT, several: true })}
<p class="soft">${t('files.hidden')}</p>
<ul class="files coming" aria-label="${t('files.send.list')}" hidden></ul>
<p class="said" role="status"></p>
${itemTemplate(view)}
${sentences(view)}
</div>
${voicePart(view)}`;
}

/** One file on its way, as the script fills it in. */
function itemTemplate({ texts: { t } }: View): Markup {
  const button = (act: string, word: string, label: string) =>
    html`<button type="button" class="utrecht-button" data-act="${act}" data-label="${label}" hidden>${word}</button>`;
  return html`<template data-item><li>
<div><bdi class="name"></bdi> <span class="soft size"></span>
<progress max="100" value="0" data-label="${t('files.send.progress', { name: '{name}' })}"></progress>
<p class="state"></p></div>
<div class="acts">${button('stop', t('files.send.stop'), t('files.send.stopOf', { name: '{name}' }))}
${button('again', t('files.send.again'), t('files.send.againOf', { name: '{name}' }))}
${button('remove', t('files.remove'), t('files.removeOf', { name: '{name}' }))}</div>
</li></template>`;
}

/** Everything the script says, in this language; `{…}` is filled in there. */
function sentences({ texts }: View): Markup {
  const { t } = texts;
  const said = {
    waiting: t('files.send.waiting'),
    sending: t('files.send.sending', { percent: '{percent}', size: '{size}' }),
    checking: t('files.send.checking'),
    done: t('files.send.done'),
    broke: t('files.send.broke'),
    gaveUp: t('files.send.gaveUp'),
    gone: t('files.send.gone'),
    stopped: t('files.send.stopped'),
    removed: t('files.removed'),
    hold: t('files.send.hold'),
    spoken: t('files.send.spoken', { name: '{name}', state: '{state}' }),
  };
  return html`${Object.entries(said).map(([key, words]) => html`<template data-say="${key}">${words}</template>`)}
${FAULTS.map((fault) => html`<template data-fault="${fault}">${faultSentence(texts, fault, '{name}')}</template>`)}`;
}
