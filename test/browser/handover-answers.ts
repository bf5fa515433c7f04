import type { Page } from 'playwright-core';

const PEER = {
  entityId: 'https://bosdam.example',
  name: 'Meldpunt Bosdam',
  phone: '0999 44 55 66',
  address: 'Kade 1, Bosdam',
  hours: 'Ma–vr 9–17 uur',
};
const PARTS = ['STORY', 'CONTACT', 'CODING', 'CONVERSATION', 'FILES'];

const POINTS = [
  { ...PEER, town: 'Bosdam', municipalities: ['XXDL02'], canReceive: true },
  {
    ...{ entityId: 'https://veenrade.example', name: 'Meldpunt Veenrade', town: 'Veenrade' },
    ...{ municipalities: ['XXDL03'], phone: '0999 77 88 99', canReceive: false },
  },
];

const PREVIEW = {
  ...{ subject: 'DISCRIMINATION', request: 'COMPLAINT', language: 'nl', received: '2026-10' },
  ...{ files: 2, bytes: 183_204 },
};

const OFFERED = {
  ...{ id: '5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3b5', side: 'sender', state: 'offered', peer: PEER },
  ...{
    because: null,
    reason: 'LIVES_THERE',
    preview: PREVIEW,
    parts: PARTS,
    received: null,
    since: null,
  },
  ...{ until: '2026-12-04T09:00:00.000Z', offeredAt: '2026-11-20T08:00:00.000Z' },
  ...{ changedAt: '2026-11-20T08:00:00.000Z', caseId: null, caseNumber: 12, cameBackAs: null },
  delivery: { waiting: 0, failed: 0, lastRefusal: null },
  consent: {
    ...{ id: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed', state: 'given', manner: 'PHONE' },
    given: '2026-11-19T10:00:00.000Z',
  },
} as const;

type Told = 'side' | 'state' | 'because' | 'delivery' | 'received' | 'since' | 'cameBackAs';
type Made = Omit<typeof OFFERED, Told> & {
  side: string;
  state: string;
  because: string | null;
  received: number | null;
  since: string | null;
  cameBackAs: { caseId: string; caseNumber: number } | null;
  delivery: { waiting: number; failed: number; lastRefusal: string | null };
};

function handover(id: number, more: Partial<Made>): Made {
  return { ...OFFERED, id: `5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3${id}` as Made['id'], ...more };
}

const INCOMING = [
  handover(10, { side: 'receiver' }),
  handover(11, { side: 'receiver', state: 'accepted', received: 3 }),
  handover(12, { side: 'receiver', state: 'arrived' }),
  handover(13, { side: 'receiver', state: 'closed', because: 'WITHDRAWN' }),
];
const OUTGOING = [
  OFFERED,
  handover(21, {
    state: 'moved',
    delivery: { waiting: 2, failed: 1, lastRefusal: 'unreachable' },
  }),
  handover(22, { state: 'arrived' }),
  handover(23, { state: 'back', because: 'CONSENT_DOUBTED' }),
];

const CONSENT = {
  ...{ id: OFFERED.consent.id, to: PEER, parts: PARTS, state: 'given', manner: 'PHONE' },
  ...{ at: '2026-11-19T10:00:00.000Z', decidedAt: '2026-11-19T10:00:00.000Z', mayOffer: true },
};

const DOCUMENT = {
  ...{ version: 1, handover: OFFERED.id, codes: '2026.1', received: 1_761_814_800 },
  ...{ role: 'SELF', anonymity: 'NAMED', language: 'nl', earlier: [] },
  story: 'Hij wilde mij het huis niet laten zien.\nToen ik belde, was het al weg.',
  contact: { name: 'Sam Verzonnen', email: 'sam@post.example', phone: '0999 55 66 77' },
  coding: {
    ...{ subject: 'DISCRIMINATION', request: 'COMPLAINT', channel: 'WEB', residence: 'RES_HERE' },
    ...{ domain: 'HOUSING', grounds: ['AGE'], natures: [], care_categories: [] },
  },
  people: [{ role: 'OTHER_SIDE', name: 'Woonbedrijf Drieland', note: 'Verhuurder' }],
  conversation: [
    { at: 1_761_818_400, by: 'POINT', text: 'Wanneer belde u?' },
    { at: 1_761_822_000, by: 'REPORTER', text: 'Op maandag.' },
  ],
  files: [{ stream: 1, name: 'brief.pdf', media_type: 'application/pdf', bytes: 120_331 }],
  plan: 'Samen bellen met de verhuurder.',
};

const GOES = {
  ...{ preview: PREVIEW, document: DOCUMENT, files: [], bytes: PREVIEW.bytes, tooLarge: false },
};

/** A case that is offered, and cases that another point has or had. */
const STANDS = {
  anonymous: OFFERED,
  moved: handover(31, { state: 'moved', delivery: OUTGOING[1]?.delivery ?? OFFERED.delivery }),
  arrived: handover(32, { state: 'arrived', since: '2026-11-20T08:30:00.000Z' }),
  back: handover(33, { state: 'arrived', cameBackAs: { caseId: OFFERED.id, caseNumber: 14 } }),
} as const;

/**
 * What a node would answer that has exchanged cases with another: one point alone cannot.
 * @param ids of cases by their names; those without a name above have a consent and no handover yet
 */
export async function answerHandovers(
  page: Page,
  ids: Readonly<Record<string, string>>,
): Promise<void> {
  const current = (url: string) =>
    Object.entries(STANDS).find(([name]) => url.includes(`/${ids[name]}/`))?.[1] ?? null;
  await page.route('**/api/handovers', (route) =>
    route.fulfill({ json: { incoming: INCOMING, outgoing: OUTGOING } }),
  );
  await page.route('**/api/handovers/points', (route) =>
    route.fulfill({ json: { points: POINTS } }),
  );
  await page.route('**/api/cases/*/handover', (route) =>
    route.fulfill({
      json: {
        current: current(route.request().url()),
        earlier: [OUTGOING[3]],
        consents: [CONSENT],
      },
    }),
  );
  await page.route('**/api/cases/*/handover/preview', (route) => route.fulfill({ json: GOES }));
}
