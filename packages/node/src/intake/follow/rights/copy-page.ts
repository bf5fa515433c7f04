import { html } from 'hono/html';
import type { Coded } from '../../../cases/rights/coded.ts';
import type { CaseCopy } from '../../../cases/rights/export.ts';
import { keptSentence } from '../../pages/kept-words.ts';
import { lines } from '../../pages/lines.ts';
import { localTime } from '../../pages/local-time.ts';
import { type Markup, shell, type View } from '../../pages/shell.ts';
import { barrierRows, decisionRows, letterRows } from './copy-decided.ts';
import { conferenceRows, contactedRows, peopleRows } from './copy-involved.ts';
import { consentRows, correctionRows, feedbackRows, moment, termRows } from './copy-later.ts';
import { movesRows } from './copy-moves.ts';
import { planRows } from './copy-plan.ts';

type Row = [name: string, said: string];

/** Acts in the journal that nobody but the reporter does without a name. */
const REPORTERS = ['answer', 'attach', 'withdraw', 'resume', 'correct', 'feedback'];

/** Everything the point has about a report, on one page that prints (GDPR art. 15). */
export function copyPage(view: View, copy: CaseCopy): Markup {
  const { t } = view.texts;
  const body = html`<h1>${t('copy.title')}</h1>
<p class="soft">${t('copy.from', { name: copy.point.name, number: copy.case.number, date: moment(view, copy.takenAt) })}</p>
<div class="screen">${takeAlong(view)}</div>
${facts(t('copy.filed'), filedRows(view, copy))}
${facts(t('copy.contact'), contactRows(view, copy))}
${facts(t('copy.corrections'), correctionRows(view, copy))}
${facts(t('copy.consents'), consentRows(view, copy))}
${messagesPart(view, copy)}
${facts(t('copy.letters'), letterRows(view, copy))}
${filesPart(view, copy)}
${facts(t('copy.handling'), handlingRows(view, copy))}
${facts(t('copy.terms'), termRows(view, copy))}
${facts(t('plan.title'), planRows(view, copy))}
${facts(t('copy.decisions'), decisionRows(view, copy))}
${facts(t('copy.barriers'), barrierRows(view, copy))}
${facts(t('involved.people'), peopleRows(view, copy))}
${facts(t('involved.contacts'), contactedRows(view, copy))}
${facts(t('involved.conferences'), conferenceRows(view, copy))}
${facts(t('copy.feedback'), feedbackRows(view, copy))}
${whoPart(view, copy)}
${facts(t('copy.keeping'), keepingRows(view, copy))}
<h2>${t('copy.missing')}</h2>
<p>${t('copy.notes')}</p>
<p class="screen"><a href="${view.href('/follow')}">${t('erase.back')}</a></p>`;
  return shell(view, { title: t('copy.title'), body });
}

/** The copy as a file; a public screen would keep it for whoever comes next. */
function takeAlong({ texts: { t }, href, kiosk }: View): Markup {
  if (kiosk) return html`<p class="note">${t('kiosk.ownDevice')}</p>`;
  return html`<p class="lead">${t('copy.lead')}</p>
<div class="actions"><a class="utrecht-button" href="${href('/follow/copy.json')}" download>${t('copy.json')}</a></div>
<p class="soft after">${t('copy.shared')}</p>`;
}

function facts(title: string, rows: Row[]): Markup {
  const filled = rows.filter(([, said]) => said !== '');
  if (filled.length === 0) return html``;
  return html`<h2>${title}</h2>
<dl class="answers facts">${filled.map(([name, said]) => html`<div><dt>${name}</dt><dd dir="auto">${said}</dd></div>`)}</dl>`;
}

function filedRows({ texts: { t }, point: { town } }: View, { filed }: CaseCopy): Row[] {
  return [
    [t('copy.subject'), filed.subject.label],
    [t('copy.request'), filed.request.label],
    [t('question.story.title'), filed.story],
    [t('question.place.title'), lines([filed.place, filed.residence.label])],
    [
      t('question.place.lives', { town }),
      filed.lives === null ? '' : t(`question.place.livesOptions.${filed.lives}`),
    ],
    [t('question.setting.title'), filed.domain.label],
    [t('question.when.title'), lines([filed.when, filed.ongoing ? t('check.ongoing') : ''])],
    [t('question.ground.title'), labels(filed.grounds)],
    [t('question.anonymity.title'), filed.anonymity.label],
    [t('copy.channel'), filed.channel.label],
    [t('copy.role'), filed.role.label],
    [t('copy.filedBy'), filed.filedBy ?? ''],
    [t('copy.earlier'), filed.earlier === null ? '' : String(filed.earlier)],
  ];
}

function contactRows({ texts: { t } }: View, { contact, notice }: CaseCopy): Row[] {
  return [
    [t('question.contact.name'), contact?.name ?? ''],
    [t('question.contact.email'), contact?.email ?? ''],
    [t('question.contact.phone'), contact?.phone ?? ''],
    [t('copy.notice'), notice?.email ?? ''],
  ];
}

function messagesPart(view: View, { messages }: CaseCopy): Markup {
  const { t } = view.texts;
  if (messages.length === 0) return html``;
  return html`<h2>${t('follow.messages')}</h2>
<ol class="talk">${messages.map((message) => {
    const mine = message.from === 'reporter';
    const from = mine ? t('follow.fromYou') : (message.name ?? t('follow.fromPoint'));
    return html`<li class="${mine ? 'you' : 'them'}"><p class="from">${from} · ${moment(view, message.at)}</p>
<p dir="auto">${message.text}</p></li>`;
  })}</ol>`;
}

function filesPart({ texts: { t }, href, kiosk }: View, { files }: CaseCopy): Markup {
  if (files.length === 0) return html``;
  return html`<h2>${t('copy.files')}</h2>
<ul>${files.map(
    (file) =>
      html`<li>${kiosk ? html`<bdi>${file.name}</bdi>` : html`<a href="${href(`/follow/files/${file.id}`)}" dir="auto">${file.name}</a>`}</li>`,
  )}</ul>`;
}

function handlingRows(view: View, { case: it, coding, history, moves }: CaseCopy): Row[] {
  const { t } = view.texts;
  return [
    [t('copy.state'), t(`copy.states.${it.state.code}`)],
    [t('copy.received'), moment(view, it.receivedAt)],
    [t('copy.closed'), it.closedAt === null ? '' : moment(view, it.closedAt)],
    [t('copy.worker'), it.worker ?? ''],
    [t('copy.grounds'), labels(coding.grounds)],
    [t('copy.domain'), coding.domain.label],
    [t('copy.natures'), labels(coding.natures)],
    [t('copy.careCategories'), labels(coding.careCategories)],
    [t('copy.handlings'), labels(coding.handlings)],
    [t('copy.outcomes'), labels(coding.outcomes)],
    [t('copy.reason'), coding.notHandledReason?.label ?? ''],
    ...movesRows(view, moves),
    [t('copy.history'), lines(history.map((entry) => acted(view, entry)))],
  ];
}

function acted(view: View, { at, name, act }: CaseCopy['history'][number]): string {
  const { t } = view.texts;
  const what = t(`copy.act.${act}`, { defaultValue: t('copy.act.other') });
  const who = name ?? (REPORTERS.includes(act) ? t('follow.fromYou') : t('follow.fromPoint'));
  return `${moment(view, at)} · ${who} · ${what}`;
}

/** Who looked: one line for each person and day, with how often. */
function whoPart(view: View, { openings }: CaseCopy): Markup {
  const { t } = view.texts;
  const date = localTime(view, { dateStyle: 'long' });
  const times = new Map<string, number>();
  for (const { at, name } of openings) {
    const line = `${date.format(new Date(at))} · ${name ?? t('follow.fromPoint')}`;
    times.set(line, (times.get(line) ?? 0) + 1);
  }
  const rows = [...times].map(([line, count]) => (count === 1 ? line : `${line} (${count}×)`));
  return facts(t('copy.openings'), [[t('copy.opened'), lines(rows)]]);
}

function keepingRows(view: View, { keeping }: CaseCopy): Row[] {
  const { t } = view.texts;
  const date = localTime(view, { dateStyle: 'long' });
  const { kept, hold, erasure, deleteAfter } = keeping;
  const until = deleteAfter === null ? t('copy.keptOpen') : date.format(new Date(deleteAfter));
  const held = hold && t('copy.held', { date: date.format(new Date(hold.reviewOn)) });
  const asked = erasure && t('erase.asked', { date: date.format(new Date(erasure.askedAt)) });
  const refused = erasure?.refused && t('erase.refusedReason', { reason: erasure.refused.label });
  return [
    [t('copy.deleteAfter'), lines([until, keptSentence(view.texts, kept)])],
    [t('copy.hold'), held ?? ''],
    [t('rights.erasure'), lines([asked ?? '', refused ?? ''])],
  ];
}

function labels(codes: readonly Coded[]): string {
  return lines(codes.map(({ label }) => label));
}
