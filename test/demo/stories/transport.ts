import type { Story } from './story.ts';

export const TRANSPORT: readonly Story[] = [
  {
    id: 'bus-rijdt-door',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['DISABILITY'],
    domain: 'TRANSPORT',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['LETTER', 'MEDIATION'],
    outcomes: [['APOLOGY', 'RULE_CHANGED'], ['APOLOGY'], ['NOT_SOLVED']],
    text: `Voor de {nth} keer deze maand reed {line} mij voorbij aan de halte {street}. Ik zit in een rolstoel en dan moet de
      chauffeur de plank uitklappen. [Hij keek me aan en gaf gas.|"Geen tijd, neem de volgende", riep hij.] De volgende
      kwam na [een half uur|veertig minuten]. Zo mis ik [mijn werk|mijn behandeling|de zangles].`,
    where: 'halte {street}',
    when: '{date}, {hour}',
    talk: [
      {
        worker:
          'Dank u. Met de lijn en het tijdstip kan het vervoerbedrijf de rit terugvinden. Mag ik die doorgeven?',
      },
      { reporter: 'Graag. [Ik heb alle keren opgeschreven.|Het is meestal dezelfde chauffeur.]' },
      {
        worker:
          'Het bedrijf biedt excuses aan. Alle chauffeurs van deze lijn krijgen {day} uitleg over de plank.',
      },
    ],
    note: 'Ritgegevens opgevraagd: stop duurde vier seconden.',
  },
  {
    id: 'controle-alleen-ik',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['ORIGIN_SKIN'],
    domain: 'TRANSPORT',
    natures: ['DISPUTED_PROFILING'],
    handlings: ['REGISTER'],
    outcomes: [['CITIZEN_HEARD']],
    text: `In {line} zaten een stuk of [twaalf|vijftien] mensen. De controleur liep naar mij, vroeg mijn kaartje [en mijn
      identiteitsbewijs|en hield het tegen het licht] en liep daarna door naar de uitgang. [Een mevrouw vroeg hem waarom
      hij haar niet controleerde.|De anderen keken uit het raam.] Ik had netjes betaald.`,
    where: '{line}',
    when: '{date}, {hour}',
  },
  {
    id: 'chauffeur-hoofddoek',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['RELIGION_ISLAM'],
    domain: 'TRANSPORT',
    natures: ['HOSTILE_INSULT'],
    handlings: ['LETTER'],
    outcomes: [['APOLOGY'], ['CITIZEN_HEARD']],
    text: `Bij het instappen zei de chauffeur van {line} [tegen de hele bus dat er weer "een gordijn" meereed|dat hij mij
      niet kon zien lachen en dus niet vertrouwde]. Ik ben [verpleegkundige|lerares] en was op weg naar mijn werk. Ik heb
      [een halte eerder uitgestapt|de hele rit naar de grond gekeken].`,
    where: '{line}, halte {street}',
    talk: [
      {
        worker:
          'Dit hoort u niet te overkomen, zeker niet in iets wat van ons allemaal is. Wilt u excuses of een gesprek?',
      },
      { reporter: '[Een brief is genoeg.|Een gesprek. Hij mag best weten wie ik ben.]' },
    ],
  },
  {
    id: 'assistentie-kwijt',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['DISABILITY'],
    domain: 'TRANSPORT',
    natures: ['DISPUTED_NO_ADJUSTMENT'],
    handlings: ['ADVICE', 'LETTER'],
    outcomes: [['COMPENSATION'], ['APOLOGY'], ['CITIZEN_HEARD']],
    text: `Ik had hulp bij het uitstappen besteld, [een dag vooraf|twee keer bevestigd]. Op het station stond niemand. De
      trein reed door en ik kwam pas [veertig kilometer verder|bij het eindpunt] het perron op. [Ik was mijn medicijn
      thuis vergeten.|Mijn dochter stond intussen te wachten.] Wat kan ik vragen?`,
    where: 'station',
  },
  {
    id: 'nachtbus-stel',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['SEXUAL_ORIENTATION'],
    domain: 'TRANSPORT',
    natures: ['VIOLENCE', 'HOSTILE_INSULT'],
    handlings: ['REGISTER', 'POLICE_SUPPORT'],
    outcomes: [['POLICE_REPORT'], ['CITIZEN_HEARD']],
    urban: true,
    text: `In {line} zaten mijn vriend en ik tegen elkaar te slapen. We werden wakker van een klap. [Twee|Drie] jongens
      scholden ons uit en [trokken aan onze jassen|gooiden bier]. De chauffeur zette ze eruit en [vroeg of het ging, een
      held|reed daarna weer door]. Ik heb een [blauw oog|dikke lip].`,
    where: '{line}',
    when: "{weekend}, 's nachts",
  },
];
