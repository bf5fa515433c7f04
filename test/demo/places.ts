import type { TownId } from './region.ts';

/** Names of places that a story may mention, by slot. All invented or too common to point anywhere. */
interface Places {
  readonly street: readonly string[];
  readonly district: readonly string[];
  readonly square: readonly string[];
  readonly line: readonly string[];
  readonly park: readonly string[];
}

export const PLACES: Record<TownId, Places> = {
  wilgendrecht: {
    street: ['Kerksteeg', 'Wilgendijk', 'Achterweg', 'Sluisdijk', 'Boomgaardsteeg', 'Nieuwe Kade'],
    district: ['de Dijkbuurt', 'het Oude Dorp', 'de Boomgaard'],
    square: ['de Brink', 'het pleintje bij de sluis'],
    line: ['de buurtbus', 'de bus naar Hazelvoorde'],
    park: ['het speelveld', 'het pad langs het water'],
  },
  hazelvoorde: {
    street: [
      'Molenkamp',
      'Hazelaarlaan',
      'Spoorstraat',
      'Vlasakker',
      'Eikenhorst',
      'Marktstraat',
      'Weversgracht',
      'Kleine Voort',
      'Stationsweg',
      'Leemkuil',
      'Beukenlaan',
      'Looiersgang',
    ],
    district: ['de Voort', 'het Weverskwartier', 'Hazelaar-Noord', 'de Leem', 'het Centrum'],
    square: ['de Markt', 'het Stationsplein', 'het Weversplein'],
    line: ['bus 3', 'bus 12', 'bus 40', 'de spitsbus'],
    park: ['het Leempark', 'het Voorterbos', 'het sportpark'],
  },
  oostermonde: {
    street: [
      'Havenstraat',
      'Oosterkade',
      'Zoutsteeg',
      'Lange Monde',
      'Scheepmakerslaan',
      'Touwbaan',
      'Vuurtorenweg',
      'Getijdenlaan',
      'Kruidenierstraat',
      'Zilvermeeuwlaan',
      'Tramsingel',
      'Ankerplaats',
      'Zuidermolenweg',
      'Universiteitskade',
      'Pakhuisstraat',
      'Bolwerkstraat',
      'Duinroosstraat',
      'Loodsenkade',
      'Dokstraat',
      'Beurssteeg',
    ],
    district: [
      'de Havenwijk',
      'Mondekwartier',
      'Getijdenbuurt',
      'Zuidermolen',
      'de Touwbaan',
      'Duinroos',
      'Westerdok',
      'Nieuw-Oost',
      'de Binnenstad',
    ],
    square: ['het Havenplein', 'het Beursplein', 'de Visbanken', 'het Loodsplein'],
    line: ['tram 2', 'tram 5', 'bus 14', 'bus 21', 'bus 33', 'de nachtbus'],
    park: ['het Getijdenpark', 'het Zuiderpark', 'de boulevard', 'het Bolwerkpark'],
  },
};
