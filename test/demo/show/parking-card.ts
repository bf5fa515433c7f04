import { barrier, code, decides, does, reply, take } from './doings.ts';
import { looksBack } from './sayings.ts';
import { reporter, type ShowCase, worker } from './show-case.ts';
import { told } from './told.ts';

export const GERDA = { name: 'Gerda Lindenhove', email: '', phone: '0999 55 01 21' };

/** What the same person came for in summer, soon done. */
export const PARKING_CARD: ShowCase = {
  id: 'parkeerkaart',
  filed: [75, '9:20'],
  filing: told(
    {
      about: 'CARE',
      setting: 'LOCAL_GOVERNMENT',
      want: 'ADVICE',
      story:
        'Voor mijn man vroeg ik een parkeerkaart aan. Ik moest drie keer dezelfde papieren sturen. ' +
        'Nu is de kaart er, maar op de verkeerde naam. Wie kan dat veranderen?',
      when: 'sinds juni',
      contact: GERDA,
      role: 'REPRESENTATIVE',
    },
    { channel: 'DESK' },
  ),
  scenes: [
    worker(
      'geeske',
      [75, '9:40'],
      take,
      reply('Ik zoek het voor u uit. U hoeft niets meer te sturen.'),
    ),
    worker(
      'geeske',
      [72, '10:10'],
      code({
        domain: 'LOCAL_GOVERNMENT',
        handlings: ['ADVICE', 'QUICK_FIX'],
        careCategories: ['INSTITUTIONAL'],
      }),
      decides({
        word: 'kaart',
        kind: 'SUPPORT',
        decision: 'TAKEN',
        reasons: ['WITHIN_MANDATE', 'CHEAPEST_THAT_WORKS'],
        text: 'Met één telefoontje geregeld: de nieuwe kaart ligt klaar.',
      }),
      barrier(['PROOF', 'MUNICIPAL'], 'Elke afdeling vraagt de papieren opnieuw.'),
    ),
    worker(
      'geeske',
      [70, '11:00'],
      reply('De kaart staat nu op de goede naam. U kunt hem donderdag ophalen in het dorpshuis.'),
      does({ act: 'close', outcomes: ['SOLVED'] }),
    ),
    reporter([66, '14:00'], looksBack(['HELPED', 'HEARD', 'TOLD_ONCE'], 'Het was zo geregeld.')),
  ],
};
