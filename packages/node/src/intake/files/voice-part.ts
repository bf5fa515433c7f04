import { html } from 'hono/html';
import type { Markup } from '../pages/markup.ts';
import type { View } from '../pages/shell.ts';

/** What the time on the page says at the most: the script stops there. */
const MOST = '10:00';

/** A voice note, recorded on the page: there only where a script says that it works. */
export function voicePart({ texts: { t } }: View): Markup {
  const button = (act: string, word: string, kind = '') =>
    html`<button type="button" class="utrecht-button ${kind}" data-act="${act}" ${act === 'start' ? html`aria-describedby="voice-explain"` : ''}>${word}</button>`;
  const primary = 'utrecht-button--primary-action';
  const said = ['recording', 'stopped', 'full', 'dropped', 'sent', 'refused', 'failed'] as const;
  const words = {
    recording: t('voice.recording'),
    stopped: t('voice.stopped'),
    full: t('voice.full'),
    dropped: t('voice.dropped'),
    sent: t('voice.sent'),
    refused: t('voice.refused'),
    failed: t('voice.failed'),
  };
  return html`<section class="voice" data-name="${t('voice.name')}" aria-labelledby="voice-title" hidden>
<h2 id="voice-title">${t('voice.title')}</h2>
<div data-step="begin">${button('begin', t('voice.begin'))}</div>
<div data-step="explain" class="note" hidden><div id="voice-explain"><p>${t('voice.explain')}</p><p>${t('voice.known')}</p></div>
<div class="actions">${button('start', t('voice.start'), primary)}${button('leave', t('voice.leave'))}</div></div>
<div data-step="record" class="note" hidden><p class="timer">${t('voice.time', { time: '{time}', most: MOST })}</p>
<div class="actions">${button('stop', t('voice.stop'), primary)}</div></div>
<div data-step="listen" class="note" hidden><p id="voice-listen">${t('voice.listen')}</p><audio controls aria-labelledby="voice-listen"></audio>
<div class="actions">${button('send', t('voice.send'), primary)}${button('drop', t('voice.drop'))}</div></div>
<p class="state" role="status"></p>
${said.map((key) => html`<template data-say="${key}">${words[key]}</template>`)}
</section>`;
}
