import { generateSigningKeyJwk, importSigningKey } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AttackedPoint, attackedPoint, SECRET } from '../../../../test/attacked-point.ts';
import {
  type Attack,
  type Attacker,
  attacker,
  intact,
  json,
  outcomeFor,
} from '../../../../test/attacker.ts';
import { proofOf, secretOf } from '../vault/derive.ts';
import { createIntakeKey, grant, importSealingKey, newKeyPair } from '../vault/intake-key.ts';
import { makeRecoverySheet, openRecoveryKey } from '../vault/recovery.ts';
import { sealText } from '../vault/seal.ts';
import { type OpenAccount, unlockAccount, wrapByPassword } from './accounts.ts';
import { openByPrf, wrapByPrf } from './second-step/passkeys.ts';
import { startSession, startVaultSession } from './sign-in/session.ts';
import { accountByLogin } from './store.ts';
import { newInvitationSecret } from './team/invitation-secret.ts';
import { invitationPlace, invite } from './team/invitations.ts';

const PASSWORD = 'kwal fiets zolder magneet';
let point: AttackedPoint;
let she: Attacker;

beforeAll(async () => {
  point = await attackedPoint();
  she = await attacker(point);
});
beforeEach(() => point.restore());
afterAll(() => point.drop());

const anna = () => point.worker.accountId;
const bram = () => point.bram.accountId;
const cor = () => point.cor.accountId;
const ada = () => point.ada.accountId;
const oldKid = () => point.kids[0];
const newKid = () => point.kids[1];

/** Grants of somebody else, written down as hers. */
const copyGrants = (from: string, to: string) => sql`insert into intake_key_grants
  select kid, ${to}, sealed_private_key, proof, granted_by, granted_at
  from intake_key_grants where holder_id = ${from}`;
const becomesLead = () => she.change(sql`update accounts set role = 'lead' where id = ${ada()}`);
const posing = (as: string): OpenAccount => ({ ...point.ada, accountId: as, role: 'lead' });
const lettingIn = (id: () => string): [string, () => Promise<unknown>] => [
  'holder-not-proven',
  () => point.letsIn({ accountId: id() }),
];

const ATTACKS: Record<string, Attack> = {
  'copies the grants of a worker': {
    does: () => she.change(copyGrants(bram(), ada())),
    leaves: intact,
  },
  'copies the grants and makes herself a lead': {
    does: async () => [await becomesLead(), await she.change(copyGrants(anna(), ada()))],
    leaves: intact,
    refuses: lettingIn(ada),
  },
  'takes over the grants of a lead': {
    does: () =>
      she.change(
        sql`update intake_key_grants set holder_id = ${ada()} where holder_id = ${anna()}`,
      ),
    leaves: { anna: 'refused', bram: 'reads all' },
  },
  'makes herself owner of every case': {
    does: () => she.change(sql`update cases set owner_id = ${ada()}`),
    leaves: intact,
  },
  'makes herself a lead with the invitation of somebody who waits': {
    does: async () => {
      await becomesLead();
      await she.change(sql`update invitations mine set kid = theirs.kid, proof = theirs.proof,
        sealed_secret = theirs.sealed_secret from invitations theirs
        where mine.account_id = ${ada()} and theirs.account_id = ${cor()}`);
    },
    leaves: intact,
    refuses: lettingIn(ada),
  },
  'puts her public key in the place of that of somebody who waits': {
    does: () =>
      she.change(
        sql`update accounts set public_key = ${json(she.own.publicKey)} where id = ${cor()}`,
      ),
    leaves: intact,
    refuses: lettingIn(cor),
  },
  'proves her public key with a secret of her own': {
    does: async () => {
      const secret = newInvitationSecret();
      const proof = await proofOf(secret.proofKey, { id: cor(), publicKey: she.own.publicKey });
      await she.change(
        sql`update accounts set public_key = ${json(she.own.publicKey)} where id = ${cor()}`,
      );
      await she.change(sql`update invitations set proof = ${proof} where account_id = ${cor()}`);
    },
    leaves: intact,
    refuses: lettingIn(cor),
  },
  'proves her public key under an intake key of her own, which she grants to the team': {
    does: async () => {
      const secret = newInvitationSecret();
      const proof = await proofOf(secret.proofKey, { id: cor(), publicKey: she.own.publicKey });
      const forged = await she.forgedKey([anna(), bram()]);
      const teamKey = secretOf(forged.jwk, 'team: invitation');
      const sealed = await sealText(teamKey, invitationPlace(cor()), secret.text);
      await she.change(sql`update intake_keys set retired_at = now() where kid = ${forged.kid}`);
      await she.change(
        sql`update accounts set public_key = ${json(she.own.publicKey)} where id = ${cor()}`,
      );
      await she.change(sql`update invitations set kid = ${forged.kid}, sealed_secret = ${sealed},
        proof = ${proof} where account_id = ${cor()}`);
    },
    leaves: intact,
    refuses: lettingIn(cor),
  },
  'puts her public key in the place of a worker’s before the key is replaced': {
    does: async () => {
      await she.change(
        sql`update accounts set public_key = ${json(she.own.publicKey)} where id = ${bram()}`,
      );
      await point.rotates();
    },
    leaves: intact,
    refuses: lettingIn(bram),
  },
  'writes down grants for herself before the key is replaced': {
    does: async () => {
      await becomesLead();
      await she.change(copyGrants(bram(), ada()));
      const to = { id: ada(), publicKey: await she.publicKeyOf(ada()) };
      const { kid, publicKey: _, privateKey: jwk } = { ...(await newKeyPair()), kid: newKid() };
      const forged = { kid, jwk, privateKey: await importSealingKey(jwk) };
      await grant(point.db, forged, { to, by: anna(), now: point.clock.now() });
      await point.rotates();
    },
    leaves: intact,
  },
  'puts in an intake key of her own': {
    does: () => she.forgedKey([anna(), bram(), ada()]),
    leaves: intact,
    refuses: [
      'not-let-in',
      () =>
        invite(point.db, { login: 'x', name: 'X', role: 'worker' }, point.inviting(point.worker)),
    ],
  },
  'puts in an intake key of her own with the statement of the true one': {
    does: () =>
      she.forgedKey([ada()], sql`(select statement from intake_keys where kid = ${newKid()})`),
    leaves: intact,
    refuses: ['unavailable', () => point.rotates()],
  },
  'puts in an intake key that another node stated': {
    does: async () => {
      const key = await importSigningKey(await generateSigningKeyJwk());
      const later = new Date(point.clock.now().getTime() + 1000);
      const holder = { id: ada(), publicKey: await she.publicKeyOf(ada()) };
      await createIntakeKey(point.db, [holder], { key, accountId: ada(), now: later });
    },
    leaves: intact,
    refuses: ['unavailable', () => point.rotates()],
  },
  'puts her public key in the row of the true intake key': {
    does: () =>
      she.change(
        sql`update intake_keys set public_key = ${json(she.own.publicKey)} where kid = ${newKid()}`,
      ),
    leaves: intact,
    refuses: ['unavailable', () => point.rotates()],
  },
  'brings back the intake key that was replaced': {
    does: () =>
      she.change(
        sql`update intake_keys set retired_at = case kid when ${oldKid()} then null else now() end`,
      ),
    leaves: intact,
  },
  'gives a worker a password of hers': {
    does: async () => {
      const { passwordSalt, sealedPrivateKey } = await wrapByPassword(
        bram(),
        point.ada.privateJwk,
        PASSWORD,
      );
      await she.change(sql`update accounts set password_salt = ${passwordSalt}, sealed_totp = null,
        sealed_private_key = ${sealedPrivateKey} where id = ${bram()}`);
    },
    leaves: intact,
    poses: async () => [await unlockAccount(point.db, 'bram', PASSWORD)],
  },
  'becomes a worker in every row: password, public key and grants': {
    does: async () => {
      const wrapped = await wrapByPassword(bram(), point.ada.privateJwk, PASSWORD);
      await she.change(sql`update accounts set password_salt = ${wrapped.passwordSalt},
        sealed_private_key = ${wrapped.sealedPrivateKey}, sealed_totp = null,
        public_key = (select public_key from accounts where id = ${ada()}) where id = ${bram()}`);
    },
    leaves: intact,
    refuses: lettingIn(bram),
    poses: async () => [await unlockAccount(point.db, 'bram', PASSWORD)],
  },
  'gives a worker a passkey of hers': {
    does: async () => {
      const prf = Buffer.alloc(32, 7).toString('base64url');
      const sealed = await wrapByPrf(posing(bram()), Buffer.from('hers'), prf);
      await she.change(sql`insert into passkeys values (${Buffer.from('hers')}, ${bram()}, 'x',
        ${Buffer.from('x')}, 0, '{}', true, ${sealed}, now(), null)`);
    },
    leaves: intact,
    poses: async () => {
      const account = await accountByLogin(point.db, 'bram');
      const [row] = await she.change(sql`select sealed_private_key as sealed from passkeys`);
      if (!account) throw new Error('Bram has an account');
      const prf = Buffer.alloc(32, 7).toString('base64url');
      const passkey = { ...PASSKEY, accountId: bram(), sealedPrivateKey: String(row?.sealed) };
      const who = await openByPrf({ account, passkey }, prf);
      if (!who) throw new Error('It opens: with her own key');
      return [who];
    },
  },
  'gives sessions to others': {
    does: async () => {
      const now = point.clock.now();
      await she.change(sql`update sessions set account_id = case account_id when ${ada()}::uuid
        then ${anna()}::uuid when ${anna()}::uuid then ${ada()}::uuid else account_id end`);
      await startVaultSession(point.db, anna(), now);
      await she.change(sql`update sessions set stage = 'open' where stage = 'vault'`);
    },
    leaves: { anna: 'refused', bram: 'reads all' },
  },
  'puts what is in a worker’s session under her own cookie': {
    does: () =>
      she.change(sql`update sessions mine set sealed_private_key = theirs.sealed_private_key,
        account_id = theirs.account_id from sessions theirs
        where mine.account_id = ${ada()} and theirs.account_id = ${bram()}`),
    leaves: intact,
  },
  'puts her public key in the row of the recovery sheet before the key is replaced': {
    does: async () => {
      await she.change(sql`update recovery_keys set public_key = ${json(she.own.publicKey)}`);
      await point.rotates();
    },
    leaves: intact,
  },
  'puts in a recovery sheet of her own before the key is replaced': {
    does: async () => {
      const now = new Date(point.clock.now().getTime() + 1000);
      const key = await importSigningKey(await generateSigningKeyJwk());
      const { id, code } = await makeRecoverySheet(point.db, { by: null, key, now });
      await she.change(copyGrants(bram(), id));
      await point.rotates();
      const sheet = await openRecoveryKey(point.db, code);
      expect(await point.opens([sheet.privateKey])).not.toContain(SECRET);
    },
    leaves: intact,
  },
};

const PASSKEY = {
  ...{ id: Buffer.from('hers'), name: 'x', publicKey: Buffer.from('x'), counter: 0 },
  ...{ transports: [], backedUp: true, createdAt: new Date(0), lastUsedAt: null },
};

describe('an administrator who can change every row reads no case', () => {
  it('before any attack, while those who may read it do', async () => {
    await she.expectNothingRead([posing(anna()), posing(bram())]);
    expect(await outcomeFor(point, 'anna')).toBe('reads all');
    const text = (await point.sees('bram')).map((seen) => seen.text).join('\n');
    for (const what of ['verhaal', 'wanneer', 'antwoord', 'notitie', 'van de melder']) {
      expect(text).toContain(`${SECRET} ${what}`);
    }
    expect((await point.reports()).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it.each(Object.entries(ATTACKS))('when she %s', async (_, attack) => she.runs(attack));

  it('nor by the wrapped key of somebody else under her own password', async () => {
    await she.change(sql`update accounts set sealed_private_key =
      (select sealed_private_key from accounts where id = ${bram()}) where id = ${ada()}`);
    await expect(unlockAccount(point.db, 'ada', PASSWORD)).rejects.toThrow('sign-in-failed');
    const who = await unlockAccount(point.db, 'bram', PASSWORD);
    const now = point.clock.now();
    expect(await startSession(point.db, who, { stage: 'open', now })).toHaveLength(43);
  });
});
