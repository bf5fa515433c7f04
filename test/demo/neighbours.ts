import type { Between, BetweenStep } from './between.ts';
import type { TownId } from './region.ts';
import { code, reply, take } from './show/doings.ts';
import type { ShownStep } from './show/every.ts';
import { saysYes, writes } from './show/sayings.ts';
import { reporter, type ShowCase, stepsOf, worker } from './show/show-case.ts';
import { ids } from './show/stage.ts';
import { told } from './show/told.ts';
import { type Moment, workday } from './show/workday.ts';

/** What of a case its reporter lets go. */
const PARTS = ['CODING', 'CONTACT', 'CONVERSATION', 'FILES', 'STORY'];
/** The word under which the consent of a case stands. */
const CONSENT = 'to another point';

/** A case that goes, or may go, from one town to another. */
const BEGUN: readonly (ShowCase & { readonly town: TownId })[] = [
  {
    town: 'hazelvoorde',
    id: 'overgedragen',
    filed: [9, '10:15'],
    filing: told(
      {
        about: 'CARE',
        setting: 'SOCIAL_SUPPORT',
        story:
          'انتقلت مع والدتي إلى فيلخندرخت في الشهر الماضي. كانت تحصل في هازلفورده على مساعدة في المنزل ' +
          'مرتين في الأسبوع. الآن لا يأتي أحد، وتقول كل بلدية إن الأمر من شأن الأخرى.',
        when: 'منذ الشهر الماضي',
        lives: 'NO',
        role: 'REPRESENTATIVE',
        contact: { name: 'Saida Koorndijker', email: '', phone: '0999 55 01 73' },
      },
      { language: 'ar' },
    ),
    scenes: [
      worker(
        'samira',
        [8, '9:30'],
        take,
        code({
          domain: 'SOCIAL_SUPPORT',
          handlings: ['ADVICE'],
          careCategories: ['INSTITUTIONAL'],
        }),
        reply(
          'شكراً على بلاغك. أنتما تسكنان الآن في فيلخندرخت، وهناك نقطة بلاغ تستطيع أن تساعدكما بسرعة أكبر. ' +
            'هل توافقين على أن نسلّم الملف إليها؟ يمكنك الإجابة في هذه الصفحة.',
          { waits: true },
        ),
      ),
      reporter([7, '18:20'], saysYes(CONSENT), writes('نعم، من فضلكم.')),
    ],
  },
  {
    town: 'wilgendrecht',
    id: 'aangeboden',
    filed: [7, '11:10'],
    filing: told({
      about: 'DISCRIMINATION',
      setting: 'HOUSING',
      ground: ['ORIGIN'],
      story:
        'Ik zocht een kamer in Oostermonde, dicht bij mijn studie. Aan de telefoon was de kamer nog vrij. ' +
        'Toen ik mijn achternaam zei, was hij ineens weg. Een vriendin belde een uur later en mocht komen kijken.',
      place: 'ELSEWHERE',
      elsewhere: 'Oostermonde',
      when: 'vorige week',
      ongoing: false,
      contact: {
        name: 'Rayan Windhuizer',
        email: 'rayan.windhuizer@post.example',
        phone: '0999 55 01 74',
      },
    }),
    scenes: [
      worker(
        'ilyas',
        [5, '9:00'],
        take,
        code({ grounds: ['ORIGIN'], domain: 'HOUSING', handlings: ['ADVICE'] }),
        reply(
          'Dank je wel voor je melding. De verhuurder zit in Oostermonde. Het meldpunt daar kent hem en ' +
            'kan meer doen dan wij. Mogen wij je melding daarheen brengen? Op deze pagina kun je ja of nee zeggen.',
          { waits: true },
        ),
      ),
      reporter([4, '20:05'], saysYes(CONSENT), writes('Ja, graag. Ik hoop dat het daar lukt.')),
    ],
  },
];

type Scene = readonly [moment: Moment, town: TownId, does: BetweenStep['does']];

const SCENES: readonly Scene[] = [
  [[9, '8:05'], 'wilgendrecht', getToKnow],
  [[8, '9:40'], 'hazelvoorde', asksConsent('samira', 'overgedragen', 'wilgendrecht')],
  [[6, '9:15'], 'hazelvoorde', offers('samira', 'overgedragen', 'LIVES_THERE')],
  [[5, '9:20'], 'wilgendrecht', asksConsent('ilyas', 'aangeboden', 'oostermonde')],
  [[5, '10:00'], 'wilgendrecht', takesIn('geeske', 'overgedragen')],
  [[4, '10:30'], 'oostermonde', sharesLine],
  [[3, '11:00'], 'hazelvoorde', asksColleague],
  [[2, '9:30'], 'wilgendrecht', offers('ilyas', 'aangeboden', 'HAPPENED_THERE')],
];

/** What the towns do with one another, in order and over before `until`. */
export function neighbourSteps(until: Date): (ShownStep | BetweenStep)[] {
  const cases = BEGUN.flatMap((one) =>
    stepsOf(one, until).map((step) => ({ ...step, town: one.town })),
  );
  const between = SCENES.map(([moment, town, does]) => {
    return { kind: 'between', at: workday(until, moment), town, does } as const;
  });
  return [...cases, ...between].sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** Somebody is at work at each point, so that it has a key to seal for; then all hear of it. */
async function getToKnow({ call, meet }: Between): Promise<void> {
  const first = { method: 'GET', path: '/api/consultations' } as const;
  await call('wilgendrecht', 'geeske', first);
  await call('hazelvoorde', 'maaike', first);
  await call('oostermonde', 'liesbeth', first);
  await meet();
}

function asksConsent(login: string, name: string, to: TownId): BetweenStep['does'] {
  return async ({ call, known, url }) => {
    const { caseId } = known(name);
    await call(townOf(name), login, {
      method: 'POST',
      path: `/api/cases/${caseId}/handover/consents`,
      body: { id: ids(caseId)(CONSENT), to: url(to), parts: PARTS, state: 'asked' },
    });
  };
}

function offers(login: string, name: string, reason: string): BetweenStep['does'] {
  return async ({ call, known, meet, settle }) => {
    const { caseId } = known(name);
    const id = ids(caseId);
    await meet();
    await call(townOf(name), login, {
      method: 'POST',
      path: `/api/cases/${caseId}/handover`,
      body: { id: id('handover'), consent: id(CONSENT), reason, days: 28 },
    });
    await settle();
  };
}

/** The first town takes it, and what it needs of it comes and is opened at once. */
function takesIn(login: string, name: string): BetweenStep['does'] {
  return async ({ call, known, settle }) => {
    const path = `/api/handovers/${ids(known(name).caseId)('handover')}`;
    for (const step of ['accept', 'take-in']) {
      await call('wilgendrecht', login, { method: 'POST', path: `${path}/${step}`, body: {} });
      await settle();
    }
  };
}

async function sharesLine({ call, meet, settle, url }: Between): Promise<void> {
  const id = ids('student rooms');
  await meet();
  await call('oostermonde', 'jamal', {
    method: 'POST',
    path: '/api/lines',
    body: {
      ...{ id: id('line'), agencyType: 'HOUSING_CO', name: 'Sanne Meeuwis', role: 'consulent' },
      ...{ agency: 'Kamerbureau Oostermonde', phone: '0999 00 09 11' },
      ...{ email: 'sanne@kamerbureau.example', reach: 'Tussen één en drie belt zij terug.' },
      note: '',
    },
  });
  await call('oostermonde', 'jamal', {
    method: 'PUT',
    path: `/api/shared-cards/${id('card')}`,
    body: {
      to: url('wilgendrecht'),
      lines: [id('line')],
      note: 'Voor wie een kamer zoekt, of er een niet kreeg.',
    },
  });
  await settle();
}

async function asksColleague({ call, meet, settle, url }: Between): Promise<void> {
  await meet();
  await call('hazelvoorde', 'samira', {
    method: 'PUT',
    path: `/api/consultations/${ids('night bus')('question')}`,
    body: {
      to: url('wilgendrecht'),
      colleague: 'Geeske Waterlander',
      subject: 'CARE',
      question:
        'Jullie kregen de bushalte toegankelijk zonder een nieuwe aanbesteding. Wie bij de vervoerder ' +
        'besliste dat, en hoe lang duurde het?',
    },
  });
  await settle();
}

function townOf(name: string): TownId {
  const begun = BEGUN.find(({ id }) => id === name);
  if (!begun) throw new RangeError(`There is no case ${name}`);
  return begun.town;
}
