import { barrier, code, decides, reply, take } from './doings.ts';
import { writes } from './sayings.ts';
import { reporter, type ShowCase, worker } from './show-case.ts';
import { told } from './told.ts';

/** What came in lately: nobody has the first two yet, and of the third the reporter just wrote. */
export const JUST_IN: readonly ShowCase[] = [
  {
    id: 'boulangerie',
    filed: [1, '15:20'],
    filing: told(
      {
        about: 'DISCRIMINATION',
        want: 'ADVICE',
        setting: 'WORK',
        ground: ['RELIGION'],
        story:
          'Je travaille à la boulangerie depuis deux ans. La nouvelle gérante demande que j’enlève ' +
          'mon foulard au comptoir. Dans l’atelier, cela ne la gêne pas. A-t-elle le droit ?',
        when: 'depuis lundi',
        anonymity: 'ANON_THIRD',
      },
      { language: 'fr' },
    ),
    scenes: [],
  },
  {
    id: 'hulp-laat',
    filed: [0, '7:45'],
    filing: told(
      {
        about: 'CARE',
        setting: 'HOME_CARE',
        story:
          'De hulp voor mijn steunkousen komt de ene dag om acht uur en de andere dag om twaalf. Ik ' +
          'durf niet meer naar de koffieochtend.',
        when: 'deze maand',
        contact: { name: 'Ineke Kadevelder', email: '', phone: '0999 55 01 58' },
      },
      { channel: 'PHONE' },
    ),
    scenes: [],
  },
  {
    id: 'taxi',
    filed: [5, '18:30'],
    filing: told({
      about: 'CARE',
      setting: 'SOCIAL_SUPPORT',
      story:
        'Mijn vader mag met de Wmo-taxi, maar zijn hulphond niet. De chauffeur reed gewoon weg. Wij ' +
        'stonden in de regen bij het ziekenhuis.',
      when: 'vorige week',
      role: 'REPRESENTATIVE',
      contact: { name: 'Tamar Halmerstege', email: 'tamar.halmerstege@post.example', phone: '' },
    }),
    scenes: [
      worker(
        'geeske',
        [4, '8:30'],
        take,
        code({
          domain: 'SOCIAL_SUPPORT',
          handlings: ['ADVICE', 'QUICK_FIX'],
          careCategories: ['RESPECT'],
        }),
        decides({
          word: 'rit',
          kind: 'QUICK_BUDGET',
          decision: 'TAKEN',
          reasons: ['WITHIN_MANDATE', 'URGENT'],
          euros: 65,
          text: 'Twee ritten met een gewone taxi, tot het is opgelost.',
        }),
        decides({
          word: 'bestek',
          kind: 'RULE_EXCEPTION',
          decision: 'ESCALATED',
          reasons: ['NO_MANDATE'],
          text: 'Hulphonden moeten in het contract met de vervoerder staan.',
        }),
        barrier(['PROCUREMENT', 'REGIONAL'], 'Het contract noemt hulphonden niet.', 'bestek'),
        reply(
          'Wat vervelend. Een hulphond mag altijd mee. Weet u nog welke dag en hoe laat het was?',
          {
            waits: true,
          },
        ),
      ),
      reporter(
        [1, '17:05'],
        writes('Dinsdag om tien voor vijf. Ik heb de naam van de chauffeur niet.'),
      ),
    ],
  },
];
