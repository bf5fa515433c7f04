import { z } from '@hono/zod-openapi';
import { holdsStatedKey } from '../../vault/intake-key.ts';
import type { AccessDeps } from '../dependencies.ts';
import { secondFactorsOf } from '../second-step/second-factors.ts';
import { checkNumber } from '../team/check-number.ts';
import type { LiveSession } from './session.ts';

const METHODS = ['totp', 'passkey', 'recovery-code'] as const;

/** A session as its owner's browser sees it. */
export const sessionSchema = z
  .object({
    stage: z.enum(['second-factor', 'vault', 'enrolment', 'open']),
    methods: z.array(z.enum(METHODS)),
    account: z.object({
      id: z.string(),
      name: z.string(),
      login: z.string(),
      role: z.enum(['worker', 'lead', 'administrator', 'analyst', 'keeper']),
    }),
    node: z.object({
      role: z.enum(['point', 'coordinator']),
      name: z.string(),
      url: z.string(),
      languages: z.array(z.string()),
      setUp: z.boolean().openapi({ description: 'whether a point knows its town' }),
    }),
    letIn: z.boolean(),
    checkNumber: z.string().nullable().openapi({ description: 'while waiting to be let in' }),
    now: z.iso.datetime().openapi({ description: "by the node's clock, as the moments below" }),
    idleUntil: z.iso.datetime(),
    endsAt: z.iso.datetime(),
  })
  .openapi('Session');

export async function sessionShape(
  { db, clock, node, nodeKeys }: Pick<AccessDeps, 'db' | 'clock' | 'node' | 'nodeKeys'>,
  session: LiveSession,
): Promise<z.infer<typeof sessionSchema>> {
  const { stage, account, who } = session;
  const { role, name, url, languages, setUp } = node;
  const letIn = await isLetIn({ db, node, nodeKeys }, session);
  return {
    stage,
    methods: await methodsOf({ db }, session),
    account: { id: account.id, name: account.name, login: account.login, role: account.role },
    node: { role, name, url, languages, setUp },
    letIn,
    // of the key that this person truly has, whatever the row says
    checkNumber: stage === 'open' && !letIn && who ? await checkNumber(who.privateJwk) : null,
    now: clock.now().toISOString(),
    idleUntil: session.idleUntil.toISOString(),
    endsAt: session.endsAt.toISOString(),
  };
}

/** With what somebody who has come this far can go on. */
async function methodsOf(
  { db }: Pick<AccessDeps, 'db'>,
  { stage, account }: LiveSession,
): Promise<(typeof METHODS)[number][]> {
  if (stage === 'enrolment' || stage === 'open') return [];
  const { totp, passkeys, recoveryCodes } = await secondFactorsOf(db, account);
  if (stage === 'vault') {
    return passkeys.some(({ sealedPrivateKey }) => sealedPrivateKey !== null) ? ['passkey'] : [];
  }
  const has = { totp, passkey: passkeys.length > 0, 'recovery-code': recoveryCodes > 0 };
  return METHODS.filter((method) => has[method]);
}

/** Whether a colleague has let them in to the cases; a coordinator has none. */
async function isLetIn(
  { db, node, nodeKeys }: Pick<AccessDeps, 'db' | 'node' | 'nodeKeys'>,
  { stage, who }: LiveSession,
): Promise<boolean> {
  if (stage !== 'open' || !who) return false;
  return node.role === 'coordinator' || (await holdsStatedKey(db, who, nodeKeys));
}
