import { label } from '@nabij/protocol';
import VCard from 'vcard-creator';
import type { Line } from './line.ts';

/**
 * Somebody as a card for a telephone or a mail program (vCard 3.0, RFC 2426: the mail programs of
 * town halls read no 4.0). What we noted of them for ourselves, and who of us knows them, does not
 * leave.
 */
export function vcardOf(line: Line, language: string): string {
  const card = new VCard();
  card.addFullName(line.name).addName({ givenName: line.name });
  if (line.agency !== '') card.addCompany({ name: line.agency });
  if (line.role !== '') card.addJobtitle(line.role);
  if (line.phone !== '') card.addPhoneNumber({ number: line.phone, type: ['work', 'voice'] });
  if (line.email !== '') card.addEmail({ address: line.email, type: ['internet'] });
  if (line.reach !== '') card.addNote(line.reach);
  card.addCategories([label('agency_type', line.agencyType, language)]);
  card.addUid(`urn:uuid:${line.id}`);
  card.addRevision(new Date(`${line.verifiedOn}T00:00:00Z`));
  return card.buildVCard();
}
