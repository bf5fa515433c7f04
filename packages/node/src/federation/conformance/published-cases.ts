import {
  DIRECTORY_MEDIA_TYPE,
  DIRECTORY_PATH,
  ENTITY_STATEMENT_MEDIA_TYPE,
  entityIdSchema,
  HISTORICAL_KEYS_MEDIA_TYPE,
  subordinateStatementUrl,
  verifyDirectory,
  verifyHistoricalKeys,
  verifySubordinateStatement,
} from '@nabij/protocol';
import { type Case, said, type Target } from './case.ts';
import { keyOf, nowAt } from './target.ts';
import { type Answer, ask } from './wire.ts';

const CLOCK_MS = 120_000;
const VERIFIED = 'verified';
const FETCH = 'federation_fetch_endpoint';
const LIST = 'federation_list_endpoint';
const HISTORICAL = 'federation_historical_keys_endpoint';

/** What a node publishes; whoever gets here has verified its entity configuration. */
export function publishedCases(target: Target): Case[] {
  const all = [configuration, clock, ...(HISTORICAL in target.endpoints ? [oldKeys] : [])];
  return target.role === 'coordinator' ? [...all, ...superiorCases] : all;
}

function published(name: string, expected: string, run: Case['run']): Case {
  return { name, expected, needs: 'anybody', run };
}

const configuration = published('entity-configuration', VERIFIED, async () => VERIFIED);

const clock = published('clock', 'within 120 s of ours', async ({ aheadMs }) =>
  Math.abs(aheadMs) <= CLOCK_MS
    ? 'within 120 s of ours'
    : `${Math.round(Math.abs(aheadMs) / 1000)} s ${aheadMs > 0 ? 'ahead' : 'behind'}`,
);

const oldKeys = published('historical-keys', VERIFIED, async (target) => {
  const answer = await ask({ url: endpoint(target, HISTORICAL) });
  return signedAnswer(answer, HISTORICAL_KEYS_MEDIA_TYPE, (jwt) =>
    verifyHistoricalKeys(jwt, {
      issuer: target.entityId,
      findKey: keyOf(target),
      now: nowAt(target),
    }),
  );
});

const superiorCases: readonly Case[] = [
  published('endpoints', 'fetch and list below its name', async (target) => {
    const isBelow = [FETCH, LIST].every((name) =>
      endpoint(target, name).startsWith(`${target.entityId}/`),
    );
    return isBelow ? 'fetch and list below its name' : 'missing, or elsewhere';
  }),
  published('list', 'entity ids as JSON', async (target) =>
    (await listed(target)) ? 'entity ids as JSON' : 'something else',
  ),
  published('fetch', VERIFIED, async (target) => {
    const subjects = await listed(target);
    if (!subjects) return 'no list';
    for (const subject of subjects.slice(0, 3)) {
      const verdict = await fetched(target, subject);
      if (verdict !== VERIFIED) return verdict;
    }
    return VERIFIED;
  }),
  published('fetch-of-a-stranger', '404', async (target) => {
    const url = subordinateStatementUrl(endpoint(target, FETCH), 'https://conformance.invalid');
    return String((await ask({ url })).status);
  }),
  published('fetch-of-nobody', 'refused', async (target) => {
    const { status = 0 } = await ask({ url: endpoint(target, FETCH) });
    return status >= 400 && status < 500 ? 'refused' : String(status);
  }),
  published('directory', VERIFIED, async (target) => {
    const answer = await ask({ url: `${target.entityId}${DIRECTORY_PATH}` });
    const { entityId: issuer } = target;
    return signedAnswer(answer, DIRECTORY_MEDIA_TYPE, (jwt) =>
      verifyDirectory(jwt, { issuer, findKey: keyOf(target), now: nowAt(target) }),
    );
  }),
];

function endpoint({ endpoints }: Target, name: string): string {
  const url = endpoints[name];
  return typeof url === 'string' ? url : '';
}

async function listed(target: Target): Promise<string[] | undefined> {
  const answer = await ask({ url: endpoint(target, LIST) });
  if (said(answer).split(';')[0] !== '200 application/json') return undefined;
  try {
    const parsed = entityIdSchema.array().safeParse(JSON.parse(answer.body.toString()));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

async function fetched(target: Target, subject: string): Promise<string> {
  const answer = await ask({ url: subordinateStatementUrl(endpoint(target, FETCH), subject) });
  const { entityId: issuer, keys } = target;
  return signedAnswer(answer, ENTITY_STATEMENT_MEDIA_TYPE, (jwt) =>
    verifySubordinateStatement(jwt, { issuer, issuerKeys: keys, subject, now: nowAt(target) }),
  );
}

type Verdict = { verified: true } | { verified: false; reason: string };

async function signedAnswer(
  answer: Answer,
  type: string,
  verify: (jwt: string) => Promise<Verdict>,
): Promise<string> {
  if (said(answer) !== `200 ${type}`) return said(answer);
  const verdict = await verify(answer.body.toString('latin1'));
  return verdict.verified ? VERIFIED : verdict.reason;
}
