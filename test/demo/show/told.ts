import type { Filing } from '../filing.ts';

type Answers = Filing['answers'];

/** A filing with a name under it, about the town itself; what differs is told. */
export function told(
  answers: Pick<Answers, 'about' | 'story' | 'setting'> & Partial<Answers>,
  how: Partial<Pick<Filing, 'language' | 'channel'>> = {},
): Filing {
  return {
    answers: {
      want: 'COMPLAINT',
      place: 'HERE',
      elsewhere: '',
      lives: 'YES',
      when: '',
      ongoing: true,
      ground: [],
      anonymity: 'NAMED',
      contact: null,
      role: 'SELF',
      notice: false,
      earlier: null,
      ...answers,
    },
    language: 'nl',
    channel: 'WEB',
    ...how,
  };
}
