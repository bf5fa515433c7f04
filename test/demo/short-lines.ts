import { randomUUID } from 'node:crypto';
import { unlockAccount } from '../../packages/node/src/access/accounts.ts';
import { addLine, type LineForm } from '../../packages/node/src/directory/lines/lines.ts';
import { verifyService } from '../../packages/node/src/directory/services/keep-service.ts';
import { allServices } from '../../packages/node/src/directory/store.ts';
import type { RunningNode } from '../../packages/node/src/start.ts';
import type { Clock } from '../../packages/node/src/system/clock.ts';
import { teamBox } from '../../packages/node/src/vault/box.ts';

type Known = Partial<LineForm> & Pick<LineForm, 'agencyType' | 'name' | 'role' | 'agency'>;

const NOTHING = { phone: '', email: '', reach: '', note: '' };

/** Invented people at agencies; the first of them was noted long ago. */
const KNOWN: readonly Known[] = [
  {
    agencyType: 'HOUSING_CO',
    name: 'Öznur de Wijk',
    role: 'wijkbeheerder',
    agency: 'Woonbedrijf Drieland',
    phone: '0999 00 09 01',
    email: 'oznur@woonbedrijf.example',
    reach: 'Bel voor tien uur; appen kan ook.',
    note: 'Kent alle huismeesters.',
  },
  {
    agencyType: 'POLICE',
    name: 'Bram Kuiper',
    role: 'wijkagent',
    agency: 'Politie Drieland',
    phone: '0999 00 09 02',
    reach: 'Maandag tot en met donderdag.',
  },
  {
    agencyType: 'MUNICIPALITY',
    name: 'Fatima el Amrani',
    role: 'consulent Wmo',
    agency: 'Gemeente',
    phone: '0999 00 09 03',
    email: 'fatima@gemeente.example',
    reach: 'Mailen: zij belt dezelfde dag terug.',
  },
  {
    agencyType: 'LEGAL_AID',
    name: 'Joris Steen',
    role: 'jurist',
    agency: 'Rechtswinkel Drieland',
    email: 'joris@rechtswinkel.example',
    note: 'Goed in arbeidsrecht.',
  },
  {
    agencyType: 'CARE_PROVIDER',
    name: 'Wies Hendrickx',
    role: 'klachtenfunctionaris',
    agency: 'Zorg Thuis Drieland',
    phone: '0999 00 09 05',
  },
  {
    agencyType: 'EMPLOYMENT',
    name: 'Dário Nunes',
    role: 'werkcoach',
    agency: 'Werkplein Drieland',
    phone: '0999 00 09 06',
    email: 'dario@werkplein.example',
  },
];

interface Team {
  readonly node: {
    readonly plan: { readonly clock: Clock };
    running(): Pick<RunningNode, 'database' | 'key'>;
  };
  readonly people: readonly { readonly login: string; readonly password: string }[];
}

/** Notes one person long ago, or the others now; of the services all but one are checked then. */
export async function knowPeople({ node, people }: Team, when: 'then' | 'now') {
  const { database, key } = node.running();
  const { db } = database;
  const [{ login, password } = { login: '', password: '' }] = people;
  const who = await unlockAccount(db, login, password);
  const now = node.plan.clock.now();
  const box = await teamBox(db, who, { nodeKeys: [key.publicJwk], now });
  const by = { accountId: who.accountId, box, now };
  for (const known of when === 'then' ? KNOWN.slice(0, 1) : KNOWN.slice(1)) {
    await addLine(db, by, { ...NOTHING, ...known, id: randomUUID() });
  }
  if (when === 'then') return;
  for (const { body } of (await allServices(db)).slice(1)) await verifyService(db, by, body.id);
}
