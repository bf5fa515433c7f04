import type { CaseCopy } from '../../../cases/rights/export.ts';
import { lines, oneLine } from '../../pages/lines.ts';
import type { View } from '../../pages/shell.ts';
import { moment } from './copy-later.ts';

type Row = [name: string, said: string];

/** Who is involved besides the reporter; a witness without a name. */
export function peopleRows({ texts: { t } }: View, { people, notHeard }: CaseCopy): Row[] {
  const rows = people.map(({ role, name, mediation }): Row => {
    const answer = mediation === null ? '' : t(`involved.mediation.${mediation}`);
    return [role.label, lines([name ?? t('involved.unnamed'), answer])];
  });
  return notHeard === null ? rows : [...rows, [t('involved.notHeard'), notHeard.reason.label]];
}

/** Who was spoken with, how, and whether anything about the reporter was told. */
export function contactedRows(view: View, { contacts }: CaseCopy): Row[] {
  const { t } = view.texts;
  return contacts.map((contact) => {
    const { at, channel, direction, reached, told, heard, by, struckAt } = contact;
    const whom = contact.with?.name ?? contact.with?.role.label ?? t('involved.you');
    const marks = [
      reached ? '' : t('involved.notReached'),
      told ? t('involved.told') : '',
      heard ? t('involved.heard') : '',
      struckAt === null ? '' : t('involved.struck'),
    ];
    const how = oneLine([channel.label, t(`involved.direction.${direction}`), by ?? '']);
    return [moment(view, at), lines([whom, how, ...marks])];
  });
}

/** Every conference, with what each guest saw of it. */
export function conferenceRows(view: View, { conferences }: CaseCopy): Row[] {
  const { t } = view.texts;
  return conferences.map(({ at, state, guests }) => [
    `${moment(view, at)} · ${t(`involved.state.${state}`)}`,
    lines(guests.map((guest) => saw(view, guest))),
  ]);
}

type Guest = CaseCopy['conferences'][number]['guests'][number];

function saw(view: View, { kind, name, shown }: Guest): string {
  const { t, language } = view.texts;
  const whom = [t(`involved.kind.${kind}`), name ?? ''].filter(Boolean).join(': ');
  const list = new Intl.ListFormat(language);
  const seen = shown.map(({ at, by, parts }) => {
    const saw = { parts: list.format(parts.map(({ label }) => label)), date: moment(view, at) };
    return oneLine([t('involved.seen', saw), by ?? '']);
  });
  return lines([whom, ...(seen.length > 0 ? seen : [t('involved.nothing')])]);
}
