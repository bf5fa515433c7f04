import {
  agreed,
  agreesOn,
  barrier,
  code,
  conferred,
  confers,
  decides,
  does,
  helpSays,
  invites,
  involves,
  reply,
  shows,
  spoke,
  take,
  underRules,
  wants,
} from './doings.ts';
import type { Doing, ShowCase } from './show-case.ts';
import { worker } from './show-case.ts';
import { told } from './told.ts';

const CARE = 'Jeugdhulp Drieland';
const SCHOOL = 'Basisschool De Sluis';

/** Waits for somebody else until a day. */
function waitsUntil(inDays: number, note: string): Doing {
  return ({ act, day }) => act({ act: 'wait', note, until: day(inDays) });
}

const QUESTION = 'Wat kan Yusuf nu al helpen, zolang hij op de wachtlijst staat?';
const PLACE = 'Basisschool De Sluis, lokaal 4';

/** A boy who waits for help that two laws promise him. */
export const YOUTH_CARE: ShowCase = {
  id: 'wachtlijst',
  filed: [22, '13:45'],
  filing: told({
    about: 'CARE',
    setting: 'YOUTH_CARE',
    story:
      'Mijn zoon van tien gaat sinds de zomer bijna niet meer naar school. Hij staat veertien ' +
      'maanden op de wachtlijst. Elke maand bel ik en elke maand is het een ander. Niemand weet wat ' +
      'de vorige heeft gezegd.\n\nIk werk in de nachtdienst en slaap als hij thuis is. Zo gaat het niet ' +
      'goed met ons.',
    when: 'veertien maanden',
    role: 'REPRESENTATIVE',
    contact: { name: 'Nadia Zilverpoorter', email: 'nadia.zilverpoorter@post.example', phone: '' },
  }),
  scenes: [
    worker(
      'geeske',
      [21, '8:50'],
      take,
      underRules('NL-JW'),
      reply('Dag mevrouw. U hoeft het niet nog eens te vertellen: ik bel vandaag iedereen zelf.'),
      involves(
        { word: 'zorg', role: 'AGENCY', name: CARE, reach: '0999 00 09 12, bureau wachttijd' },
        { word: 'school', role: 'AGENCY', name: SCHOOL, reach: 'Meester Karim, groep 7' },
      ),
      agreed('SHARE_AGENCY', CARE, 'Gezegd aan de telefoon.'),
      agreed('SHARE_CONFERENCE', SCHOOL, 'Gezegd aan de telefoon.'),
    ),
    worker(
      'geeske',
      [19, '10:00'],
      code({
        domain: 'YOUTH_CARE',
        handlings: ['CASE_CONFERENCE', 'SUPPORT_PLAN', 'QUICK_FIX'],
        careCategories: ['INSTITUTIONAL'],
      }),
      spoke('zorg', 'Plek over vier maanden. Overbrugging kan, als de gemeente die betaalt.', {
        told: true,
      }),
      barrier(['WAITING', 'REGIONAL'], 'Veertien maanden wachten; de norm is zes weken.'),
      decides({
        word: 'overbrugging',
        kind: 'QUICK_BUDGET',
        decision: 'TAKEN',
        reasons: ['WITHIN_MANDATE', 'PREVENTS_WORSE'],
        euros: 150,
        text: 'Tien ochtenden op de zorgboerderij, om mee te beginnen.',
      }),
      confers('school', { question: QUESTION, place: PLACE, in: 7, hour: 12 }),
      invites(
        'school',
        { kind: 'reporter' },
        { kind: 'agency', name: SCHOOL },
        { kind: 'agency', name: CARE },
      ),
      shows('school', SCHOOL, 'STORY', 'PLAN'),
      wants('school', 'EDUCATION', 'Drie ochtenden in de week naar school, zonder buikpijn.'),
      wants('nacht', 'FAMILY', 'Overdag slapen zonder zorgen.'),
    ),
    worker(
      'geeske',
      [14, '13:30'],
      conferred('school', {
        question: QUESTION,
        place: PLACE,
        notes: 'De school wil het proberen met twee ochtenden. Jeugdhulp stuurt elke week iemand.',
      }),
      agreesOn(
        'school',
        {
          word: 'ochtenden',
          what: 'Twee ochtenden in de week, met een eigen plek in de klas',
          who: { name: 'Meester Karim' },
          in: 21,
          goal: 'school',
        },
        {
          word: 'bezoek',
          what: 'Elke week een uur bij Yusuf thuis',
          who: { name: CARE },
          in: 18,
          goal: 'nacht',
        },
      ),
      decides({
        word: 'voorrang',
        kind: 'RULE_EXCEPTION',
        decision: 'NOT_TAKEN',
        reasons: ['NO_OFFER'],
        text: 'Voorrang op de lijst zou een ander kind achteruit zetten.',
      }),
    ),
    worker(
      'geeske',
      [5, '9:00'],
      helpSays(
        ['works', 'ochtenden'],
        SCHOOL,
        'Hij kwam drie keer. Eén keer bleef hij tot de bel.',
      ),
      does({ act: 'note', text: 'Nadia klinkt lichter aan de telefoon.' }),
      decides({
        word: 'vervoer',
        kind: 'SUPPORT',
        decision: 'POSTPONED',
        reasons: ['NO_OFFER'],
        again: 12,
        text: 'De taxi naar school rijdt pas na de vakantie weer.',
      }),
      waitsUntil(9, 'Op Jeugdhulp Drieland: startdatum van de vaste begeleider.'),
    ),
  ],
};
