/**
 * The invented region *Drieland*: three towns that exist on no map and the people who work there.
 * Phone numbers start with 0999, an area code that is in use in neither the Netherlands nor Belgium;
 * postcodes start with 0, as none does there.
 */

export type TownId = 'wilgendrecht' | 'hazelvoorde' | 'oostermonde';

interface Person<Role extends string> {
  readonly login: string;
  /** Chosen openly: everybody may read it here. */
  readonly password: string;
  readonly name: string;
  readonly role: Role;
  /** Of the second step, in base 32; chosen as openly. */
  readonly totpSecret: string;
  /** What citizens can come for, of those who chose to be shown. */
  readonly shown?: string;
}

export interface Town {
  readonly id: TownId;
  /** Of the point. */
  readonly name: string;
  /** Of the town itself. */
  readonly town: string;
  readonly municipality: string;
  readonly population: number;
  readonly phone: string;
  readonly address: string;
  readonly hours: string;
  /** Villages that belong to it. */
  readonly places: readonly string[];
  readonly postcodes: string;
  readonly languages: readonly string[];
  /** Filings in a usual year: half in a thousand people for discrimination, more with care. */
  readonly yearly: number;
  readonly people: readonly Person<'worker' | 'lead' | 'administrator'>[];
}

interface Coordinator {
  readonly name: string;
  readonly people: readonly Person<'keeper' | 'analyst'>[];
}

function person<Role extends string>(login: string, name: string, role: Role): Person<Role> {
  const totpSecret = login.toUpperCase().padEnd(32, 'DRIELAND');
  return { login, name, role, password: `${login}-in-drieland`, totpSecret };
}

function shown<Role extends string>(somebody: Person<Role>, line: string): Person<Role> {
  return { ...somebody, shown: line };
}

export const TOWNS: readonly Town[] = [
  {
    id: 'wilgendrecht',
    name: 'Meldpunt Wilgendrecht',
    town: 'Wilgendrecht',
    municipality: 'XXDL01',
    population: 3_040,
    phone: '0999 00 01 01',
    address: 'Dorpshuis De Wilg, Kerksteeg 2, Wilgendrecht',
    hours: 'dinsdag en donderdag 9.00–12.00 uur',
    places: ['Broek', 'Kerkwilgen'],
    postcodes: '0101-0109',
    languages: ['nl', 'en', 'fr', 'de', 'ar'],
    yearly: 8,
    people: [
      shown(
        person('geeske', 'Geeske Waterlander', 'lead'),
        'U vindt mij dinsdag en donderdag in het dorpshuis.',
      ),
      shown(person('ilyas', 'Ilyas Berkendal', 'worker'), 'Ik spreek ook Arabisch en Frans.'),
    ],
  },
  {
    id: 'hazelvoorde',
    name: 'Meldpunt Hazelvoorde',
    town: 'Hazelvoorde',
    municipality: 'XXDL02',
    population: 30_450,
    phone: '0999 00 02 02',
    address: 'Wijkcentrum Het Voorhuis, Molenkamp 18, Hazelvoorde',
    hours: 'maandag tot en met donderdag 9.00–16.00 uur',
    places: ['Broek', 'Molenveld', 'Sint Odulphusberg', "'t Heike"],
    postcodes: '0200-0239,0245',
    languages: ['nl', 'en', 'fr', 'de', 'ar', 'tr'],
    yearly: 60,
    people: [
      shown(person('maaike', 'Maaike Vossenbeld', 'lead'), 'Voor al uw vragen over zorg thuis.'),
      person('ruben', 'Ruben Heideman-Kroes', 'worker'),
      shown(
        person('samira', 'Samira El Tarwani', 'worker'),
        'Over discriminatie op het werk en bij het huren.',
      ),
    ],
  },
  {
    id: 'oostermonde',
    name: 'Meldpunt Oostermonde',
    town: 'Oostermonde',
    municipality: 'XXDL03',
    population: 151_300,
    phone: '0999 00 03 03',
    address: 'Stadhuis, Havenplein 1, Oostermonde',
    hours: 'maandag tot en met vrijdag 9.00–17.00 uur, donderdag tot 20.00 uur',
    places: [
      'Havenkwartier',
      'Oosterdijk',
      "'s-Gravenpolderveen",
      'Nieuw-Oostermonde',
      'Zoutwerve',
    ],
    postcodes: '0300-0389',
    languages: ['nl', 'en', 'fr', 'de', 'ar', 'tr', 'pl', 'uk'],
    yearly: 290,
    people: [
      person('liesbeth', 'Liesbeth Oudekade', 'lead'),
      shown(person('jamal', 'Jamal Zevenhoek', 'worker'), 'Elke donderdagavond in het stadhuis.'),
      person('elif', 'Elif Karadere', 'worker'),
      person('wouter', 'Wouter Sluismans', 'worker'),
      shown(
        person('precious', 'Precious Addai-Boom', 'worker'),
        'Ik ga graag met u mee naar een gesprek.',
      ),
    ],
  },
];

export const COORDINATOR: Coordinator = {
  name: 'Regio Drieland',
  people: [
    person('hedwig', 'Hedwig Landerije', 'keeper'),
    person('noor', 'Noor Cijfermeester', 'analyst'),
  ],
};
