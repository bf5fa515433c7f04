import { randomUUID } from 'node:crypto';
import { act } from '../../../packages/node/src/cases/act.ts';
import { splitCase } from '../../../packages/node/src/cases/flow/split.ts';
import { openCaseFor } from '../../../packages/node/src/cases/read.ts';
import { caseWithFiling } from '../../../packages/node/src/cases/store.ts';
import { barrier, code, decides, note, reply, take } from './doings.ts';
import { type Doing, type ShowCase, worker } from './show-case.ts';
import { told } from './told.ts';

/** Takes the second matter out of a report, into a case of its own, and answers there. */
function splitsOff(story: string, answer: string): Doing {
  return async ({ db, by }) => {
    const found = await caseWithFiling(db, by.caseId);
    const version = found?.case.version ?? 0;
    const coded = { subject: 'CARE', grounds: [], domain: 'HOME_CARE' };
    const caseId = await splitCase(db, by, { version, ...coded, story, files: [] });
    const { filing, case: made, open } = await openCaseFor(db, by.who, caseId);
    const { language, anonymity } = filing;
    const there = { ...by, caseId, language, anonymity, filingKey: open.filingKey };
    const wanted = { act: 'reply', text: answer, waiting: false, messageId: randomUUID() } as const;
    await act(db, there, { ...wanted, version: made.version });
  };
}

const MOTHER =
  'En dan mijn moeder. Zij krijgt elke week een andere hulp en moet steeds opnieuw uitleggen waar ' +
  'haar medicijnen staan.';

/** Two matters in one report, of which the second became a case of its own. */
export const TWO_MATTERS: ShowCase = {
  id: 'werk',
  filed: [7, '20:40'],
  filing: told({
    about: 'BOTH',
    setting: 'WORK',
    ground: ['ORIGIN'],
    story:
      'Ik werk acht jaar in de kas. Sinds er een nieuwe ploegbaas is, moeten alleen de mannen met een ' +
      'buitenlandse naam op zaterdag komen. Ik heb het gevraagd en hij lachte.\n\n' +
      MOTHER,
    when: 'sinds augustus',
    contact: { name: 'Emre Korenvelder', email: 'emre.korenvelder@post.example', phone: '' },
  }),
  scenes: [
    worker(
      'geeske',
      [6, '9:20'],
      take,
      reply('Dag meneer Korenvelder. U vertelt over twee dingen. Ik pak ze allebei op, elk apart.'),
      splitsOff(
        MOTHER,
        'Ik vraag Zorg Thuis om een vast gezicht voor uw moeder. U hoort deze week van mij.',
      ),
      note('Het deel over zijn moeder staat nu op zichzelf. Ilyas belt Zorg Thuis.'),
    ),
    worker(
      'geeske',
      [5, '11:30'],
      code({
        grounds: ['ORIGIN_ETHNIC'],
        domain: 'WORK_CONDITIONS',
        natures: ['DISPUTED_TERMS'],
        handlings: ['ADVICE', 'ASSIST_PROCEDURE'],
      }),
      decides({
        word: 'jurist',
        kind: 'SUPPORT',
        decision: 'TAKEN',
        reasons: ['CHEAPEST_THAT_WORKS', 'CITIZEN_CHOICE'],
        text: 'Een uur met Joris van de rechtswinkel, samen met zijn twee collega’s.',
      }),
      barrier(['PROOF', 'NATIONAL'], 'De roosters hangen er maar een week.', 'jurist'),
      decides({
        word: 'werkgever',
        kind: 'APPROACH',
        decision: 'NOT_TAKEN',
        reasons: ['CITIZEN_CHOICE'],
        text: 'Nog niet naar de werkgever: eerst weten wat zijn collega’s willen.',
      }),
      reply('Kunt u een foto van het rooster van de laatste drie weken sturen?', { waits: true }),
    ),
  ],
};
