import { randomUUID } from 'node:crypto';
import { addConsent } from '../packages/node/src/cases/consents/consents.ts';
import { type Contacting, noteContact } from '../packages/node/src/cases/people/contacts.ts';
import {
  answerMediation,
  listParties,
  setParty,
} from '../packages/node/src/cases/people/parties.ts';
import type { Db } from '../packages/node/src/system/database.ts';

const TO_THE_OTHER_SIDE = ['MEDIATION', 'LETTER', 'INVESTIGATE'];

/** Who the other side often is, by domain. */
const OTHERS: Readonly<Record<string, string>> = {
  WORK: 'De leidinggevende',
  HOUSING: 'De verhuurder',
  EDUCATION: 'De directeur van de school',
  HOME_CARE: 'De teamleider van de thuiszorg',
  HEALTH_CARE: 'De klachtenfunctionaris van het ziekenhuis',
  SPORT_LEISURE: 'De voorzitter van de club',
};

/** Whether somebody goes to the other side with these kinds of handling. */
export function goesToTheOther(handlings: readonly string[]): boolean {
  return handlings.some((handling) => TO_THE_OTHER_SIDE.includes(handling));
}

/**
 * What comes before a mediation, a letter or an investigation: the reporter's consent, the other
 * side's agreement, and their account. Done once for a case.
 */
export async function goToTheOther(db: Db, by: Contacting, domain: string): Promise<void> {
  const name = OTHERS[domain] ?? 'De andere partij';
  if ((await listParties(db, by)).some(({ role }) => role === 'OTHER_SIDE')) return;
  const id = randomUUID();
  await setParty(db, by, { id, version: null, role: 'OTHER_SIDE', name, reach: '', note: '' });
  const consent = { purpose: 'APPROACH_OTHER', party: name, state: 'given' } as const;
  await addConsent(db, by, { ...consent, id: randomUUID(), manner: 'Gezegd aan de telefoon.' });
  const manner = 'Zei aan de telefoon graag mee te praten.';
  await answerMediation(db, by, { id, answer: 'agreed', manner });
  const how = { channel: 'PHONE', direction: 'out', reached: true, told: true } as const;
  await noteContact(db, by, {
    ...{ id: randomUUID(), partyId: id, ...how, heard: true, at: by.now },
    note: 'Vertelde het van hun kant, en wil graag dat het anders gaat.',
  });
}
