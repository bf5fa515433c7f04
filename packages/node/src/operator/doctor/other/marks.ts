import { type FindKey, importVerifyKey, MEMBER_MARK } from '@nabij/protocol';
import type { FederationDeps } from '../../../federation/dependencies.ts';
import { keyNamed, type Peer } from '../../../federation/peers.ts';
import { judgeMark, memberMarkIn } from '../../../federation/trust/judge-mark.ts';
import { pinnedSuperiors } from '../../../federation/trust/store.ts';
import { type Finding, well } from '../finding.ts';
import { type OfMark, sayMark } from '../mark.ts';
import type { Stated } from './statement.ts';

type Node = NonNullable<Stated['node']>;
type MarkDeps = Pick<FederationDeps, 'db' | 'key' | 'clock' | 'entityId'>;

const WHOSE = 'Its proof of membership';
const TIME = 'Set both clocks by a time server.';

/** At a coordinator: whether a member shows the mark that it got from here. */
export async function checkOurMark(
  { key, entityId, clock }: MarkDeps,
  member: Peer,
  { trustMarks }: Node,
): Promise<Finding> {
  const findKey: FindKey = async (_, kid) =>
    kid === key.kid ? importVerifyKey(key.publicJwk) : 'key-unknown';
  const mark = await judgeMark(memberMarkIn(trustMarks), {
    ...{ subject: member.entityId, issuers: [entityId], findKey, now: clock.now() },
  });
  const join = `there, nabij join ${entityId}; then it comes within the hour`;
  return sayMark(mark, {
    ...{ whose: WHOSE, issuer: 'this node' },
    help: helpThere(`Has it joined here? If not, ${join}. If it has, there: nabij doctor.`),
  });
}

/** Whether another point shows a mark of somebody whose marks hold here. */
export async function checkSiblingMark(
  { db, clock }: MarkDeps,
  { entityId, marks }: Peer,
  { trustMarks }: Node,
): Promise<Finding> {
  const superiors = await pinnedSuperiors(db);
  const findKey: FindKey = async (iss, kid) => {
    const superior = superiors.find((one) => one.entityId === iss);
    const jwk = superior && keyNamed(superior, kid);
    return jwk ? importVerifyKey(jwk) : 'key-unknown';
  };
  const mark = await judgeMark(memberMarkIn(trustMarks), {
    ...{ subject: entityId, issuers: superiors.map((one) => one.entityId) },
    ...{ findKey, now: clock.now() },
  });
  const said = sayMark(mark, {
    ...{ whose: WHOSE, issuer: 'a coordinator that is trusted here' },
    help: helpThere('It can still be sent to. Its administrator looks with nabij doctor.'),
  });
  // of another region, whose own coordinator is known by the chain alone
  const isOfOther = mark.fault === 'other-issuer' && marks.includes(MEMBER_MARK);
  return isOfOther ? well(`${WHOSE} (trust mark) is by ${mark.issuer}, and holds.`) : said;
}

function helpThere(sentence: string): OfMark['help'] {
  return {
    ...{ missing: sentence, 'other-issuer': sentence, 'other-subject': sentence },
    ...{ ended: sentence, clock: TIME, 'not-verifiable': sentence },
  };
}
