import { codeList, type LabelLanguage, type ListName } from '@nabij/protocol';

/** Columns that hold codes, by the list whose title stands above them. */
const LISTS: Readonly<Record<string, ListName>> = {
  state: 'status',
  subject: 'subject',
  request: 'request_type',
  grounds: 'ground',
  domain: 'domain',
  natures: 'nature',
  handlings: 'handling',
  care_categories: 'care_category',
  outcomes: 'outcome',
  not_handled_reason: 'not_handled_reason',
  foundedness: 'foundedness',
  residence: 'residence',
  anonymity: 'anonymity',
  reporter_role: 'reporter_role',
  channel: 'channel',
};

type Words = Readonly<Record<LabelLanguage, string>>;
const OTHERS: Readonly<Record<string, Words>> = {
  number: { nl: 'Nummer', fr: 'Numéro', de: 'Nummer', en: 'Number', ar: 'الرقم' },
  received_on: {
    nl: 'Ontvangen op',
    fr: 'Reçu le',
    de: 'Eingegangen am',
    en: 'Received on',
    ar: 'تاريخ الوصول',
  },
  closed_on: {
    nl: 'Gesloten op',
    fr: 'Clôturé le',
    de: 'Abgeschlossen am',
    en: 'Closed on',
    ar: 'تاريخ الإغلاق',
  },
  due_on: {
    nl: 'Uiterlijk op',
    fr: 'Au plus tard le',
    de: 'Spätestens am',
    en: 'Due on',
    ar: 'في موعد أقصاه',
  },
  regime: { nl: 'Regeling', fr: 'Régime', de: 'Regelung', en: 'Rules', ar: 'القواعد' },
  language: { nl: 'Taal', fr: 'Langue', de: 'Sprache', en: 'Language', ar: 'اللغة' },
  code_version: {
    nl: 'Versie van de codes',
    fr: 'Version des codes',
    de: 'Fassung der Codes',
    en: 'Version of the codes',
    ar: 'نسخة الرموز',
  },
};

/** What stands above a column in words; the name of one that has none. */
export function columnWords(name: string, language: LabelLanguage): string {
  const list = LISTS[name];
  const words = list === undefined ? OTHERS[name] : codeList(list).title;
  return words?.[language] ?? name;
}
