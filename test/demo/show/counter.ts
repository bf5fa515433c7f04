import {
  agreed,
  barrier,
  code,
  decides,
  involves,
  note,
  plans,
  reply,
  spoke,
  take,
  underRules,
  wants,
  writesTo,
} from './doings.ts';
import { writes } from './sayings.ts';
import { reporter, type ShowCase, worker } from './show-case.ts';
import { told } from './told.ts';

const DESK = 'Gemeentehuis, afdeling Burgerzaken';

/** Somebody for whom there is no way but the screen; its last day is over. */
export const COUNTER: ShowCase = {
  id: 'loket',
  filed: [33, '11:00'],
  filing: told(
    {
      about: 'DISCRIMINATION',
      setting: 'LOCAL_GOVERNMENT',
      ground: ['AGE'],
      story:
        'Ik ben 84 en heb geen computer. Een uittreksel kan alleen nog met DigiD. Aan het loket ' +
        'zeiden ze dat mijn kleinkinderen dat dan maar moeten doen. Die heb ik niet.\n\n' +
        'Ik heb mijn hele leven zelf mijn zaken geregeld.',
      when: 'begin vorige maand',
      contact: { name: 'Theo Turfbrinkman', email: '', phone: '0999 55 01 33' },
    },
    { channel: 'PHONE' },
  ),
  scenes: [
    worker(
      'geeske',
      [33, '11:20'],
      take,
      underRules('NL-AWB'),
      spoke(null, 'Belde zelf. Wil een uittreksel, en dat het voor iedereen anders wordt.', {
        direction: 'in',
      }),
      involves({
        word: 'loket',
        role: 'OTHER_SIDE',
        name: DESK,
        reach: 'Teamleider, 0999 00 01 02',
      }),
      agreed('APPROACH_OTHER', DESK, 'Gezegd aan de telefoon.'),
    ),
    worker(
      'geeske',
      [31, '9:30'],
      code({
        grounds: ['AGE'],
        domain: 'LOCAL_GOVERNMENT',
        natures: ['DISPUTED_INACCESSIBLE'],
        handlings: ['INVESTIGATE', 'RULE_SIGNAL'],
      }),
      decides({
        word: 'uittreksel',
        kind: 'RULE_EXCEPTION',
        decision: 'TAKEN',
        reasons: ['WITHIN_MANDATE', 'URGENT'],
        text: 'Het uittreksel vandaag op papier meegegeven.',
      }),
      barrier(
        ['DIGITAL', 'MUNICIPAL'],
        'Burgerzaken neemt aanvragen alleen nog met DigiD aan.',
        'uittreksel',
      ),
    ),
    worker(
      'geeske',
      [24, '10:15'],
      writesTo('loket', {
        address: 'Kerksteeg 1\n0101 AA Wilgendrecht',
        text:
          'Geachte collega,\n\nEen inwoner kon zonder computer geen uittreksel krijgen. Hij vindt het ' +
          'goed dat ik u dit schrijf. Hoe ziet u dit, en wat kan er anders?\n\nMet vriendelijke groet,\n' +
          'Geeske Waterlander',
      }),
      wants('zelf', 'RIGHTS', 'Mijn eigen zaken regelen, aan een loket met een mens.'),
      plans({
        word: 'papier',
        what: 'Een papieren formulier voor iedereen die erom vraagt',
        who: { name: 'Burgerzaken' },
        in: 28,
        goal: 'zelf',
      }),
    ),
    worker(
      'geeske',
      [10, '14:00'],
      spoke('loket', 'De teamleider wil een papieren weg, maar mag dat niet alleen beslissen.', {
        told: true,
        heard: true,
      }),
      decides({
        word: 'raad',
        kind: 'RULE_EXCEPTION',
        decision: 'ESCALATED',
        reasons: ['NO_MANDATE', 'RULE_IMPEDES'],
        text: 'Aan de gemeentesecretaris gevraagd: maak de papieren weg gewoon.',
      }),
      reply(
        'Dag meneer Turfbrinkman. De gemeente denkt na over een papieren formulier voor iedereen.',
      ),
      note('Antwoord van de secretaris bleef uit. Donderdag zelf langsgaan.'),
    ),
    reporter([3, '10:30'], writes('Dank u. Ik wacht het af, maar niet te lang: ik word 85.')),
  ],
};
