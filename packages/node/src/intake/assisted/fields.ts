import { CHOICES } from '../report/answers.ts';

/** How a field is filled in: one of several, several of them, a yes, a line, a longer text. */
export type FieldKind = 'one' | 'several' | 'yes' | 'line' | 'text';

/** A field of a citizen's question: where its words stand, and what may be chosen. */
export interface FieldSpec {
  readonly id: string;
  readonly kind: FieldKind;
  /** Key of its words below those of the question; without, the question itself says it. */
  readonly label?: string;
  readonly hint?: string;
  /** What may be chosen: codes whose words stand under a key or in a code list, or a whole list. */
  readonly codes?: readonly string[];
  readonly words?: string;
  readonly list?: 'ground' | 'domain' | 'reporter_role';
}

const line = (id: string): FieldSpec => ({ id, kind: 'line', label: id });
const choice = (id: keyof typeof CHOICES, words = 'options'): FieldSpec => {
  return { id, kind: 'one', codes: CHOICES[id], words };
};

/** The fields of every question that a worker can put to somebody; a test holds it to the form. */
export const FIELDS: Readonly<Record<string, readonly FieldSpec[]>> = {
  want: [choice('want')],
  about: [choice('about')],
  story: [{ id: 'story', kind: 'text', label: 'story' }],
  place: [
    { ...choice('place'), label: 'place' },
    { ...line('elsewhere'), hint: 'elsewhereHint' },
    { ...choice('lives', 'livesOptions'), label: 'lives' },
  ],
  when: [
    { ...line('when'), hint: 'hint' },
    { id: 'ongoing', kind: 'yes', label: 'ongoing' },
  ],
  setting: [{ id: 'setting', kind: 'one', list: 'domain' }],
  ground: [{ id: 'ground', kind: 'several', hint: 'hint', list: 'ground' }],
  role: [{ id: 'role', kind: 'one', hint: 'hint', codes: CHOICES.role, list: 'reporter_role' }],
  anonymity: [choice('anonymity')],
  contact: [
    line('name'),
    line('email'),
    line('phone'),
    { id: 'notice', kind: 'yes', label: 'notice' },
  ],
};
