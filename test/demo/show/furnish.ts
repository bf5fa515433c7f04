import { unlockAccount } from '../../../packages/node/src/access/accounts.ts';
import { setMandate } from '../../../packages/node/src/cases/decisions/mandates.ts';
import { setTemplate } from '../../../packages/node/src/cases/letters/templates.ts';
import { keepView } from '../../../packages/node/src/cases/views/views.ts';
import type { RunningNode } from '../../../packages/node/src/start.ts';
import type { Clock } from '../../../packages/node/src/system/clock.ts';
import { createLog } from '../../../packages/node/src/system/log.ts';
import { ids } from './stage.ts';

interface Town {
  readonly node: {
    readonly plan: { readonly clock: Clock };
    running(): Pick<RunningNode, 'database' | 'key'>;
  };
  readonly people: readonly { readonly login: string; readonly password: string }[];
}

const id = ids('team');

/** In euro cents. */
const MANDATES = {
  worker: { perDecision: 15_000, perCase: 50_000 },
  lead: { perDecision: 25_000, perCase: 100_000 },
} as const;

const VIEWS = [
  { word: 'thuis', name: 'Zorg thuis', shared: true, filters: { domain: 'HOME_CARE' } },
  { word: 'week', name: 'Deze week af', shared: true, filters: { due: 'week', sort: 'due' } },
  { word: 'arabisch', name: 'In het Arabisch', shared: true, filters: { language: 'ar' } },
  { word: 'stil', name: 'Wacht op anderen', shared: false, filters: { waiting: 'others' } },
] as const;

const TEMPLATES = [
  {
    word: 'spreekuur',
    language: 'nl',
    name: 'Kom naar het spreekuur',
    text:
      'Goedendag {{name}},\n\nU kunt dinsdag en donderdag van 9 tot 12 uur binnenlopen in Dorpshuis ' +
      'De Wilg. Een afspraak is niet nodig. Neem mee wat u hebt, ook als het niet compleet is.\n\n' +
      'Met vriendelijke groet,\n{{worker}}\n{{point}}',
  },
  {
    word: 'spreekuur',
    language: 'ar',
    name: 'دعوة إلى ساعة الاستقبال',
    text:
      'مرحباً {{name}}،\n\nيمكنك القدوم يوم الثلاثاء أو الخميس من الساعة 9 إلى 12 إلى بيت القرية «دي فيلخ». ' +
      'لا حاجة إلى موعد.\n\nمع أطيب التحيات،\n{{worker}}\n{{point}}',
  },
] as const;

/** What the lead of a team set when it began: who decides what alone. */
export async function setMandates({ node, people }: Town): Promise<void> {
  const { db } = node.running().database;
  const { accountId } = await leadOf({ node, people });
  for (const role of ['worker', 'lead'] as const) {
    const kinds = ['QUICK_BUDGET', 'URGENT_NEED', 'SUPPORT', 'DEBT_PAUSE', 'RULE_EXCEPTION'];
    const mandate = { role, kinds: [...kinds, 'APPROACH', 'OTHER'], ...MANDATES[role] };
    await setMandate(db, { accountId, now: node.plan.clock.now() }, mandate);
  }
}

/** The lists and letters that a team keeps at hand. */
export async function keepAtHand({ node, people }: Town): Promise<void> {
  const { database, key } = node.running();
  const { db } = database;
  const who = await leadOf({ node, people });
  const by = { who, nodeKeys: [key.publicJwk], now: node.plan.clock.now() };
  const log = createLog({ level: 'silent' });
  for (const { word, ...view } of VIEWS)
    await keepView(db, { ...by, log }, { id: id(word), ...view });
  for (const { word, ...words } of TEMPLATES) {
    await setTemplate(db, by, {
      ...{ template: id(word), ...words },
      ...{ audience: 'reporter', seenAt: null },
    });
  }
}

function leadOf({ node, people }: Town) {
  const [{ login, password } = { login: '', password: '' }] = people;
  return unlockAccount(node.running().database.db, login, password);
}
