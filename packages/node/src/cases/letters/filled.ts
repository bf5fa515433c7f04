import type { Country } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { listCorrections, said } from '../corrections/corrections.ts';
import { partyIn } from '../people/parties.ts';
import type { OpenCase } from '../read.ts';
import type { Audience } from './built-in.ts';
import { nameOf } from './letter-store.ts';
import { fillIn } from './placeholders.ts';
import { listTemplates, type Templating } from './templates.ts';
import { letterValues } from './values.ts';

/** Whose letters are filled in. */
export interface Letterhead {
  readonly point: string;
  readonly town: string;
  readonly country: Country;
  /** Languages of the point, its own first. */
  readonly languages: readonly string[];
}

/** For whom templates are filled in; without a language: theirs, where there are templates in it. */
export interface Filling {
  readonly audience: Audience;
  readonly language?: string | undefined;
  readonly partyId?: string | undefined;
}

/** Where nobody can tell the language. */
const LAST_RESORT = 'en';

/**
 * The templates for a case with its facts in them.
 * @throws Refusal not-found for somebody of another case; SealBroken
 */
export async function filledTemplates(
  db: Db,
  it: { found: OpenCase; by: Templating; head: Letterhead },
  { audience, language: chosen, partyId }: Filling,
) {
  const { found, by, head } = it;
  const all = (await listTemplates(db, by)).filter((one) => one.audience === audience);
  const languages = [...new Set(all.map(({ language }) => language))].sort();
  const own = audience === 'reporter' ? found.filing.language : head.languages[0];
  const wanted = chosen ?? own ?? LAST_RESORT;
  const language = languages.includes(wanted) ? wanted : LAST_RESORT;
  const { country } = head;
  const values = letterValues(await factsOf(db, it, partyId), { language, country, now: by.now });
  const templates = all
    .filter((one) => one.language === language)
    .map(({ template, name, text }) => ({ id: template, name, text: fillIn(text, values) }));
  return { language, languages, templates };
}

async function factsOf(
  db: Db,
  { found, by, head }: { found: OpenCase; by: Templating; head: Letterhead },
  partyId: string | undefined,
) {
  const { case: row, open } = found;
  const of = { caseId: row.id, filingKey: open.filingKey };
  const { contact } = said(open.answers, await listCorrections(db, of));
  const party = partyId === undefined ? null : await partyIn(db, of, partyId);
  const { number, receivedAt, dueOn } = row;
  const worker = await nameOf(db, by.who.accountId);
  const { point, town } = head;
  const other = party?.name ?? null;
  return { name: contact?.name ?? null, number, worker, point, town, receivedAt, dueOn, other };
}
