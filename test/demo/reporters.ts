import type { Chance } from './chance.ts';

const FIRST = [
  'Aaliyah',
  'Abel',
  'Adriaan',
  'Amina',
  'Anouk',
  'Ayşe',
  'Bram',
  'Carmen',
  'Daan',
  'Dewi',
  'Eline',
  'Emre',
  'Fenna',
  'Gerda',
  'Hamid',
  'Ineke',
  'Jaap',
  'Jolanta',
  'Karim',
  'Lotte',
  'Mandy',
  'Marek',
  'Nadia',
  'Olga',
  'Piet',
  'Rayan',
  'Rosalie',
  'Saida',
  'Sjoerd',
  'Tamar',
  'Theo',
  'Yusuf',
  'Zeynep',
] as const;

// Made of two words that no register is likely to hold together.
const LAST_FRONT = ['Water', 'Linden', 'Halmer', 'Kade', 'Wind', 'Zilver', 'Turf', 'Koren', 'Maan'];
const LAST_BACK = ['stege', 'velder', 'huizer', 'brinkman', 'dijker', 'hove', 'lander', 'poorter'];

/** How a reporter can be reached; every part of it invented. */
interface Contact {
  name: string;
  email: string;
  phone: string;
}

/** The domain is reserved for examples (RFC 2606), the area code 0999 is not in use. */
export function inventContact(chance: Chance): Contact {
  const first = chance.pick(FIRST);
  const last = chance.pick(LAST_FRONT) + chance.pick(LAST_BACK);
  const plain = `${first}.${last}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase();
  const digits = String(Math.floor(chance.between(0, 100))).padStart(2, '0');
  const withPhone = chance.often(0.6);
  return {
    name: `${first} ${last}`,
    email: withPhone && chance.often(0.4) ? '' : `${plain}@post.example`,
    phone: withPhone ? `0999 55 01 ${digits}` : '',
  };
}
