import { LINE_MAX } from './line.ts';

/** Somebody as a card says, in the fields of a short line; empty where it says nothing. */
export interface Card {
  readonly name: string;
  readonly agency: string;
  readonly role: string;
  readonly phone: string;
  readonly email: string;
  readonly reach: string;
  readonly note: string;
}

/** The most cards that one file is read for. */
export const MOST_CARDS = 200;

interface Property {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/**
 * Reads the people in a file of vCards (4.0 of RFC 6350, 3.0 of RFC 2426, and the 2.1 that
 * telephones still write). Cards without a name are left out; so are photographs and addresses.
 */
export function readCards(text: string): Card[] {
  const cards: Card[] = [];
  let open: Property[] | undefined;
  for (const line of unfolded(text)) {
    const property = propertyOf(line);
    if (property === undefined) continue;
    const { name, value } = property;
    if (name === 'BEGIN' && isCard(value)) open = [];
    else if (name === 'END' && isCard(value) && open) {
      cards.push(cardOf(open));
      open = undefined;
    } else open?.push(property);
    if (cards.length === MOST_CARDS) break;
  }
  return cards.filter((card) => card.name !== '');
}

function isCard(value: string): boolean {
  return value.trim().toUpperCase() === 'VCARD';
}

/** RFC 6350, 3.2; a line of quoted-printable that goes on ends with `=`. */
function unfolded(text: string): string[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]/g, '')
    .split('\n');
  return lines.reduce<string[]>((all, line) => {
    const before = all.at(-1);
    const goesOn = before?.endsWith('=') && /^[^:]*QUOTED-PRINTABLE/i.test(before);
    if (goesOn) all.splice(-1, 1, before?.slice(0, -1) + line);
    else all.push(line);
    return all;
  }, []);
}

/** A name, perhaps in a group, its parameters, and what stands after the first colon outside quotes. */
function propertyOf(line: string): Property | undefined {
  const [, before, value] = /^((?:"[^"]*"|[^":])*):(.*)$/s.exec(line) ?? [];
  if (before === undefined || value === undefined) return undefined;
  const [full = '', ...rest] = before.split(';');
  const parameters = rest.join(';').toUpperCase();
  const name = full.slice(full.lastIndexOf('.') + 1).toUpperCase();
  const isQuoted = parameters.includes('QUOTED-PRINTABLE');
  return { name, parameters, value: isQuoted ? fromQuotedPrintable(value) : value };
}

/** RFC 2045, 6.7, in UTF-8. */
function fromQuotedPrintable(value: string): string {
  const bytes = [...Buffer.from(value)].map((byte) => String.fromCharCode(byte)).join('');
  const decoded = bytes.replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(decoded, 'latin1').toString('utf8');
}

function cardOf(properties: readonly Property[]): Card {
  const best = (name: string) =>
    properties
      .filter((one) => one.name === name && one.value.trim() !== '')
      .toSorted((one, other) => rank(one) - rank(other))[0]?.value ?? '';
  const note = said(best('NOTE'));
  // a line of text is how to reach them, as our own cards have it; more is a note
  const isShort = !note.includes('\n') && [...note].length <= LINE_MAX.reach;
  const email = line(best('EMAIL').replace(/^mailto:/i, ''), LINE_MAX.email);
  return {
    name: line(best('FN') || nameIn(best('N')), LINE_MAX.name),
    agency: line(parts(best('ORG')).filter(Boolean).join(', '), LINE_MAX.name),
    role: line(best('TITLE') || best('ROLE'), LINE_MAX.name),
    phone: line(best('TEL').replace(/^tel:/i, '').replace(/;ext=/i, ' '), LINE_MAX.phone),
    email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : '',
    reach: isShort ? oneLine(note, LINE_MAX.reach) : '',
    note: isShort ? '' : note,
  };
}

/** The preferred one first, then what is of their work (RFC 6350, 5.3 and 5.6). */
function rank({ parameters }: Property): number {
  const [, preference] = /PREF=(\d+)/.exec(parameters) ?? [];
  if (preference !== undefined) return Number(preference);
  if (/\bPREF\b/.test(parameters)) return 1;
  if (/\bFAX\b/.test(parameters)) return 300;
  return /\bWORK\b/.test(parameters) ? 150 : 200;
}

/** Family, given and further names, in the order in which people say them. */
function nameIn(value: string): string {
  const [family = '', given = '', further = '', before = ''] = parts(value);
  return [before, given, further, family].filter(Boolean).join(' ');
}

/** The parts of a structured value: a semicolon that is escaped is part of one. */
function parts(value: string): string[] {
  return value.split(/(?<!\\)(?:\\\\)*;/);
}

function unescaped(value: string): string {
  return value.replaceAll(/\\([\s\S])/g, (_, next: string) => (/n/i.test(next) ? '\n' : next));
}

/** Text of several lines, without what no line of ours may have. */
function said(value: string): string {
  const clean = unescaped(value).replaceAll(
    /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu,
    '',
  );
  return [...clean.trim()].slice(0, LINE_MAX.note).join('');
}

function line(value: string, longest: number): string {
  return oneLine(said(value), longest);
}

function oneLine(clean: string, longest: number): string {
  return [...clean.replaceAll(/\s+/g, ' ')].slice(0, longest).join('').trim();
}
