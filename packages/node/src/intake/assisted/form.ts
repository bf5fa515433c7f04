import { codeList, plainLabel } from '@nabij/protocol';
import { choosableCodes } from '../../system/codes/choosable.ts';
import { errorsIn, offeredCodes, type QuestionId } from '../report/answers.ts';
import { LANGUAGES, nameOfLanguage, type Texts } from '../texts.ts';
import { FIELDS, type FieldKind, type FieldSpec } from './fields.ts';
import { type Condition, needlessWhen, PUT } from './needless.ts';

export interface FormOption {
  value: string;
  label: string;
  hint: string;
}

export interface FormField {
  id: string;
  kind: FieldKind;
  label: string;
  hint: string;
  required: boolean;
  options: FormOption[];
}

export interface FormQuestion {
  id: string;
  title: string;
  why: string;
  aloud: string[];
  fields: FormField[];
  skippedWhen: Condition[];
}

/** The citizen's form in one language, for a worker who reads it aloud. */
export interface IntakeForm {
  language: string;
  direction: 'ltr' | 'rtl';
  languages: { code: string; name: string; direction: 'ltr' | 'rtl' }[];
  channels: string[];
  opening: string[];
  questions: FormQuestion[];
}

/** The citizen's own ways in; a worker's filing came by another. */
const OWN_WAYS = ['WEB', 'KIOSK'];

/** The ways by which somebody can come to a worker, the desk and the telephone first. */
export function workersChannels(): string[] {
  const codes = codeList('channel').codes.map(({ code }) => code);
  const others = codes.filter((code) => !OWN_WAYS.includes(code));
  return [...new Set(['DESK', 'PHONE', ...others])];
}

/**
 * @param it.town the point's town, which some questions name
 * @param it.mails whether the point can send mail
 */
export function formIn(
  texts: Texts,
  it: { town: string; mails: boolean; textsIn: TextsIn; now: Date },
): IntakeForm {
  const { language, direction } = texts;
  const choosable = choosableCodes('channel', it);
  return {
    language,
    direction,
    languages: LANGUAGES.map((code) => {
      return { code, name: nameOfLanguage(code), direction: it.textsIn(code).direction };
    }),
    channels: workersChannels().filter((code) => choosable.has(code)),
    opening: texts.list('assisted.opening'),
    questions: PUT.map((question) => questionIn(texts, question, it)),
  };
}

type TextsIn = (language: (typeof LANGUAGES)[number]) => Texts;

function questionIn(
  texts: Texts,
  question: QuestionId,
  { town, mails, now }: { town: string; mails: boolean; now: Date },
): FormQuestion {
  const { t } = texts;
  const required = new Set(errorsIn(question, {}).map(({ field }) => field));
  return {
    id: question,
    title: t(`question.${question}.title`),
    why: t(`question.${question}.why`),
    aloud: aloudIn(texts, question, mails),
    fields: (FIELDS[question] ?? [])
      .filter(({ id }) => mails || id !== 'notice')
      .map((field) => ({
        ...fieldIn(texts, { question, field, town, now }),
        required: required.has(field.id),
      })),
    skippedWhen: needlessWhen(question),
  };
}

/** What has to be said before a choice stands in the citizen's own form, and is read from there. */
function aloudIn({ t, list }: Texts, question: QuestionId, mails: boolean): string[] {
  const own = list(`assisted.aloud.${question}`);
  if (question === 'anonymity') return [...own, ...list('question.anonymity.consequences')];
  return question === 'contact' && mails ? [...own, t('question.contact.shared')] : own;
}

interface Place {
  question: QuestionId;
  field: FieldSpec;
  town: string;
  now: Date;
}

function fieldIn(texts: Texts, at: Place): Omit<FormField, 'required'> {
  const { field, question, town, now } = at;
  const words = (key: string | undefined) =>
    key === undefined ? '' : texts.t(`question.${question}.${key}`, { town });
  const label = words(field.label ?? 'title');
  return { id: field.id, kind: field.kind, label, hint: words(field.hint), options: options() };

  function options(): FormOption[] {
    const { list, words: under = 'options' } = field;
    return codesOf(field, now).map((value) => ({
      value,
      label: list ? plainLabel(list, value, texts.language) : words(`${under}.${value}`),
      hint: texts.t(`question.${question}.hints.${value}`, { defaultValue: '' }),
    }));
  }
}

function codesOf({ codes, list }: FieldSpec, now: Date): readonly string[] {
  if (codes) return codes;
  return list === 'ground' || list === 'domain' ? offeredCodes(list, now) : [];
}
