import { plainLabel } from '@nabij/protocol';
import type { Option } from '../pages/fields.ts';
import type { Texts } from '../texts.ts';
import { CHOICES, offeredCodes, type QuestionId } from './answers.ts';

/** The options of a coded question in plain words. */
export function codeOptions(
  list: 'ground' | 'domain',
  { texts: { language }, now }: { texts: Texts; now: Date },
): Option[] {
  return offeredCodes(list, now).map((value) => ({
    value,
    label: plainLabel(list, value, language),
  }));
}

/** How somebody can be involved, in plain words. */
export function roleOptions({ language }: Texts): Option[] {
  return CHOICES.role.map((value) => ({
    value,
    label: plainLabel('reporter_role', value, language),
  }));
}

/** The options of a question as its texts name them, with their explanations. */
export function textOptions(
  { t }: Texts,
  question: QuestionId,
  codes: readonly string[],
): Option[] {
  return codes.map((value) => ({
    value,
    label: t(`question.${question}.options.${value}`),
    hint: t(`question.${question}.hints.${value}`, { defaultValue: '' }),
  }));
}
