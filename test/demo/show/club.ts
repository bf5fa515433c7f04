import { planLookBack } from '../../../packages/node/src/cases/trajectory/look-backs.ts';
import {
  agreed,
  barrier,
  code,
  decides,
  does,
  involves,
  reply,
  spoke,
  take,
  willMediate,
} from './doings.ts';
import { allows, looksBack, writes } from './sayings.ts';
import { type Doing, reporter, type ShowCase, worker } from './show-case.ts';
import { told } from './told.ts';

const CLUB = 'Zwemclub De Otters';

function looksBackWithThem(inDays: number): Doing {
  return ({ db, by, id, day }) =>
    planLookBack(db, by, { id: id('terugkijken'), way: 'person', dueOn: day(inDays) });
}

/** Ended well, with a day on which it is looked back at. */
export const CLUB_CASE: ShowCase = {
  id: 'club',
  filed: [34, '16:00'],
  filing: told({
    about: 'DISCRIMINATION',
    setting: 'SPORT_LEISURE',
    ground: ['GENDER_EXPRESSION'],
    story:
      'Mijn kind van dertien zwemt al zes jaar bij de club. Sinds de zomer mag Robin zich niet meer ' +
      'omkleden in de kleedkamer en moet naar het materiaalhok. Robin wil nu stoppen.',
    when: 'sinds de zomer',
    role: 'REPRESENTATIVE',
    contact: { name: 'Lotte Maanlander', email: 'lotte.maanlander@post.example', phone: '' },
  }),
  scenes: [
    worker(
      'ilyas',
      [33, '9:10'],
      take,
      involves({
        word: 'club',
        role: 'OTHER_SIDE',
        name: CLUB,
        reach: 'Voorzitter, 0999 00 01 61',
      }),
      agreed('APPROACH_OTHER', CLUB, 'Gezegd aan de telefoon, samen met Robin.'),
      reply(
        'Ik bel het bestuur deze week. Robin mag zelf zeggen wat er wel en niet verteld wordt.',
      ),
    ),
    worker(
      'ilyas',
      [29, '14:10'],
      spoke(
        'club',
        'Het bestuur dacht zo iedereen te helpen. Wil graag horen hoe Robin het ziet.',
        {
          told: true,
          heard: true,
        },
      ),
      willMediate('club', 'De voorzitter komt zelf.'),
      code({
        grounds: ['GENDER_EXPRESSION'],
        domain: 'SPORT_LEISURE',
        natures: ['DISPUTED_TERMS'],
        handlings: ['MEDIATION'],
      }),
      decides({
        word: 'gesprek',
        kind: 'APPROACH',
        decision: 'TAKEN',
        reasons: ['CITIZEN_CHOICE'],
        text: 'Aan de rand van het bad, niet aan een tafel.',
      }),
      barrier(['NO_DISCRETION', 'AGENCY'], 'De bond schrijft twee kleedkamers voor.', 'gesprek'),
    ),
    reporter([20, '20:10'], allows('FOLLOW_UP'), writes('Robin zwom vanavond weer mee.')),
    worker(
      'ilyas',
      [18, '10:20'],
      reply('Wat fijn. De club maakt van het hok een kleine kleedkamer voor wie dat wil.'),
      does({ act: 'close', outcomes: ['SOLVED', 'RULE_CHANGED'] }),
      looksBackWithThem(28),
    ),
    reporter(
      [15, '19:00'],
      looksBack(['HELPED', 'HEARD', 'TOLD_ONCE'], 'Wij hoefden het maar één keer te vertellen.'),
    ),
  ],
};
