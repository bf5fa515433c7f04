import { ENTITY_CONFIGURATION_PATH, signEntityConfiguration } from '../entity-statement.ts';
import { importSigningKey } from '../keys.ts';
import {
  FEDERATION_FETCH_PATH,
  FEDERATION_LIST_PATH,
  subordinateStatementUrl,
} from '../trust/federation-endpoints.ts';
import type { FetchStatement } from '../trust/statement-source.ts';
import {
  type SubordinateRequest,
  signSubordinateStatement,
} from '../trust/subordinate-statement.ts';
import { LAND } from './actors.ts';
import { NOW } from './vector.ts';

/** A federation in memory: who names whom as its superior. All of its nodes have one key. */
export interface FakeFederation {
  readonly fetch: FetchStatement;
  /** What was asked for, in order. */
  readonly asked: string[];
}

type Says = Partial<Pick<SubordinateRequest, 'constraints' | 'metadataPolicy'>>;

/**
 * Makes a federation. @param hints - of each name its superiors, in which each of them states it
 * @param says - what a superior says in all of its statements
 */
export async function fakeFederation(
  hints: Readonly<Record<string, readonly string[]>>,
  says: Readonly<Record<string, Says>> = {},
): Promise<FakeFederation> {
  const key = await importSigningKey(LAND.privateJwk);
  const now = new Date(NOW);
  const answers = new Map<string, string>();
  for (const [name, superiors] of Object.entries(hints)) {
    const subject = idOf(name);
    const configuration = await signEntityConfiguration({
      key,
      entityId: subject,
      now,
      metadata: {
        role: 'coordinator',
        name,
        inbox: `${subject}/federation/inbox`,
        municipalities: [],
        protocol_versions: ['1'],
        languages: ['nl'],
      },
      endpoints: {
        fetch: `${subject}${FEDERATION_FETCH_PATH}`,
        list: `${subject}${FEDERATION_LIST_PATH}`,
      },
      authorityHints: superiors.map(idOf),
    });
    answers.set(`${subject}${ENTITY_CONFIGURATION_PATH}`, configuration);
    for (const superior of superiors) {
      const issuer = idOf(superior);
      const keys = [LAND.publicJwk];
      const request = { key, issuer, subject, keys, now, ...says[superior] };
      const url = subordinateStatementUrl(`${issuer}${FEDERATION_FETCH_PATH}`, subject);
      answers.set(url, await signSubordinateStatement(request));
    }
  }
  const asked: string[] = [];
  const fetch: FetchStatement = async (url) => {
    asked.push(url);
    return answers.get(url);
  };
  return { fetch, asked };
}

/** The entity id of a name in a {@link fakeFederation}. */
export function idOf(name: string): string {
  return `https://${name}.example`;
}

/** The node of that name as an anchor. */
export function anchorAt(name: string) {
  return { entityId: idOf(name), keys: [LAND.publicJwk] };
}
