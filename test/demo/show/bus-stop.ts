import { randomUUID } from 'node:crypto';
import { beginCampaign, tag } from '../../../packages/node/src/cases/flow/campaigns.ts';
import { mergeCase } from '../../../packages/node/src/cases/flow/merge.ts';
import { caseWithFiling } from '../../../packages/node/src/cases/store.ts';
import { barrier, code, decides, note, reply, take } from './doings.ts';
import { kerb } from './drawn.ts';
import { sends } from './sayings.ts';
import { type Doing, reporter, type ShowCase, worker } from './show-case.ts';
import { told } from './told.ts';
import type { Moment } from './workday.ts';

interface Passenger {
  readonly id: string;
  readonly filed: Moment;
  readonly story: string;
  readonly name: string | null;
}

const PASSENGERS: readonly Passenger[] = [
  {
    id: 'halte-rolstoel',
    filed: [9, '8:15'],
    name: 'Carmen Linderlander',
    story:
      'De nieuwe bushalte aan de Kerksteeg heeft een stoep die te hoog is. Met mijn rolstoel kom ik de ' +
      'plank niet op. De chauffeur helpt mij, maar dat wil ik niet elke dag vragen.',
  },
  {
    id: 'halte-moeder',
    filed: [8, '9:50'],
    name: 'Dewi Zilverhove',
    story:
      'Bij de halte aan de Kerksteeg staat de bus een meter van de stoep. Mijn zoon loopt met een ' +
      'rollator. Hij blijft nu thuis van de dagbesteding.',
  },
  {
    id: 'halte-nog-eens',
    filed: [6, '8:20'],
    name: 'Carmen Linderlander',
    story:
      'Ik schreef vorige week over de halte. Ik weet niet of het is aangekomen, dus nog een keer.',
  },
  {
    id: 'halte-blind',
    filed: [4, '15:30'],
    name: null,
    story:
      'De lijn voor mijn stok houdt tien meter voor de nieuwe halte op. Daarna is er alleen grind.',
  },
  {
    id: 'halte-ouder',
    filed: [2, '12:10'],
    name: null,
    story:
      'Met een kinderwagen is de halte aan de Kerksteeg niet te doen. Met mijn knieën ook niet.',
  },
];

/** Begins a series with these cases in it. */
function series(name: string, ...others: string[]): Doing {
  return async ({ db, by, other }) => {
    const id = randomUUID();
    await beginCampaign(db, by, { id, name });
    const caseIds = [by.caseId];
    for (const one of others) caseIds.push((await other(one)).caseId);
    await tag(db, by, { id, caseIds, tagged: true });
  };
}

/** Told twice by one person: it goes on with the case that is there. */
function mergesInto(id: string): Doing {
  return async ({ db, by, other }) => {
    const version = (await caseWithFiling(db, by.caseId))?.case.version ?? 0;
    const { number: into } = await other(id);
    await mergeCase(db, by, { version, into, because: 'person' });
  };
}

/** A stop that was made anew, and the people who cannot use it. */
export const BUS_STOP: readonly ShowCase[] = PASSENGERS.map((one) => ({
  id: one.id,
  filed: one.filed,
  filing: told({
    about: 'DISCRIMINATION',
    setting: 'TRANSPORT',
    ground: ['DISABILITY'],
    story: one.story,
    when: 'sinds de nieuwe halte',
    ...(one.name === null
      ? { anonymity: 'ANON_THIRD' }
      : { contact: { name: one.name, email: '', phone: '0999 55 01 47' } }),
  }),
  scenes: scenesOf(one.id),
}));

function scenesOf(id: string): ShowCase['scenes'] {
  if (id === 'halte-nog-eens') {
    return [worker('ilyas', [6, '9:30'], mergesInto('halte-rolstoel'))];
  }
  if (id === 'halte-moeder' || id === 'halte-blind') {
    const moment = id === 'halte-moeder' ? ([7, '9:10'] as const) : ([3, '9:10'] as const);
    return [
      worker(
        'ilyas',
        moment,
        take,
        reply(
          'Dank u. U bent niet de enige die dit meldt. Wij nemen het samen op met de vervoerder.',
        ),
      ),
    ];
  }
  if (id !== 'halte-rolstoel') return [];
  return [
    reporter([9, '8:30'], sends('stoep.png', kerb)),
    worker(
      'ilyas',
      [8, '8:40'],
      take,
      reply('Dank u, de foto laat het goed zien. Ik ga er vanmiddag zelf kijken.'),
      code({
        grounds: ['DISABILITY'],
        domain: 'TRANSPORT',
        natures: ['DISPUTED_INACCESSIBLE'],
        handlings: ['POLICY', 'RULE_SIGNAL'],
      }),
      decides({
        word: 'plank',
        kind: 'URGENT_NEED',
        decision: 'TAKEN',
        reasons: ['URGENT', 'WITHIN_MANDATE'],
        text: 'De vervoerder rijdt tot de verbouwing weer naar de oude halte.',
      }),
    ),
    worker(
      'ilyas',
      [3, '13:40'],
      series('Nieuwe bushalte Kerksteeg', 'halte-moeder', 'halte-blind'),
      barrier(['PROCUREMENT', 'REGIONAL'], 'Het bestek noemt de oude bus, die lager was.', 'plank'),
      decides({
        word: 'stoep',
        kind: 'QUICK_BUDGET',
        decision: 'NOT_TAKEN',
        reasons: ['NO_BUDGET', 'OTHER_BETTER'],
        text: 'Een stoep betalen wij niet uit ons potje: dat doet de wegbeheerder.',
      }),
      note('Vijf meldingen over één halte. Als reeks naar de wethouder, niet als vijf losse.'),
    ),
  ];
}
