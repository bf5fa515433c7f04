import type { Story } from './story.ts';

export const SHOPS: readonly Story[] = [
  {
    id: 'gevolgd-in-winkel',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['ORIGIN_SKIN'],
    domain: 'GOODS_SERVICES',
    natures: ['DISPUTED_PROFILING'],
    handlings: ['REGISTER', 'LETTER'],
    outcomes: [['CITIZEN_HEARD'], ['APOLOGY']],
    text: `Elke keer als ik in [de drogisterij|een kledingzaak|de elektronicazaak] aan de {street} kom, loopt
      er iemand van de beveiliging achter mij aan. {day} moest ik mijn [tas|jas] openmaken waar iedereen bij
      stond. Er zat niets in, natuurlijk. [Mijn dochter stond ernaast.|Andere klanten liepen gewoon door de
      poortjes.] Niemand zei sorry.`,
    where: 'winkel aan de {street}',
  },
  {
    id: 'bank-geboorteplaats',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['NATIONALITY', 'BIRTH'],
    domain: 'FINANCE',
    natures: ['DISPUTED_TERMS'],
    handlings: ['LETTER', 'ADVICE'],
    outcomes: [['SOLVED', 'APOLOGY'], ['PARTLY_SOLVED'], ['NOT_SOLVED']],
    text: `Mijn bank heeft mijn rekening [geblokkeerd|bevroren] omdat ik in {country} geboren ben en geld naar
      [mijn zus|mijn ouders] stuur. Ik heb {times} dezelfde papieren gestuurd. [Mijn huur kon niet worden
      afgeschreven.|Ik stond bij de kassa en kon niet betalen.] Mijn man stuurt ook geld naar het buitenland en
      krijgt nooit vragen.`,
    where: '[bank, telefonisch en online|bankkantoor, {street}]',
    talk: [
      { worker: 'Wat een zorgen. Kunt u nu uw boodschappen en huur betalen?' },
      { reporter: '[Net aan, via mijn man.|Mijn buurvrouw leent mij iets.]' },
      {
        worker:
          'Goed dat u dat zegt. De bank heeft een klachtenteam dat binnen vijf werkdagen moet bellen. Dat is nu gevraagd.',
      },
      { reporter: 'Ze hebben gebeld! [De rekening is weer open.|Ze vragen nog één papier.]' },
    ],
    note: 'Brief aan klachtenteam van de bank verstuurd. Tweede keer dit jaar zelfde patroon.',
  },
  {
    id: 'verzekering-chronisch',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['CHRONIC_ILLNESS'],
    domain: 'FINANCE',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['ADVICE', 'REFERRAL'],
    outcomes: [['CITIZEN_HEARD'], ['SOLVED'], ['NO_CONTACT']],
    text: `Voor [een hypotheek|mijn eigen bedrijf] wil ik een verzekering. Ik heb [reuma|diabetes|een spierziekte],
      goed onder controle. De verzekeraar wijst mij af zonder mijn arts te vragen. [In de brief staat alleen
      "risico".|Volgens de website kan iedereen zich verzekeren.]`,
    where: 'per brief',
  },
  {
    id: 'kapper-weigert',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['ORIGIN_AFROPHOBIA'],
    domain: 'GOODS_SERVICES',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['REGISTER', 'LETTER'],
    outcomes: [['CITIZEN_HEARD'], ['APOLOGY']],
    text: `Ik maakte online een afspraak bij een kapper. Toen ik binnenkwam, zei ze: ["dat soort haar doen wij
      niet"|"daar heb ik mijn spullen niet voor"]. Ik wilde alleen [de punten laten knippen|mijn nek laten
      scheren]. [De stoel bleef leeg terwijl ik wegging.|Op de ruit staat: voor ieder haar.]`,
    where: 'kapper aan de {street}',
  },
  {
    id: 'prijs-vrouw-garage',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['SEX'],
    domain: 'GOODS_SERVICES',
    natures: ['DISPUTED_TERMS'],
    handlings: ['ADVICE', 'LETTER'],
    outcomes: [['COMPENSATION'], ['CITIZEN_HEARD']],
    text: `De garage rekende mij [480|620|550] euro voor [nieuwe remmen|een distributieriem]. Mijn [broer|zwager]
      liet een week later precies hetzelfde doen aan dezelfde auto en betaalde [310|390|340] euro. Toen ik
      ernaar vroeg, kreeg ik: ["vraag maar of je man even belt"|"zal wel aan de rijstijl liggen, mevrouw"].`,
    where: 'garage bij de {street}',
  },
  {
    id: 'pakketdienst-rolstoel',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['DISABILITY'],
    domain: 'GOODS_SERVICES',
    natures: ['DISPUTED_INACCESSIBLE'],
    handlings: ['MEDIATION', 'LETTER'],
    outcomes: [['ADJUSTMENT'], ['SOLVED', 'ADJUSTMENT'], ['NOT_SOLVED']],
    text: `De enige [supermarkt|apotheek|pinautomaat] in de buurt heeft sinds de verbouwing [een trap van drie
      treden|een draaideur]. Ik rijd in een [scootmobiel|rolstoel]. Ik mag [bellen, dan brengt iemand de
      boodschappen naar buiten|"via het magazijn"]. Als het regent, sta ik daar. Ik wil gewoon zelf mijn appels
      uitkiezen.`,
    where: '{street}',
    when: 'sinds de verbouwing',
    talk: [
      {
        worker:
          'Uw appels zelf uitkiezen: dat snap ik heel goed. Ik vraag de winkel naar een oprijplaat.',
      },
      { reporter: 'Als u langsgaat, let op hoe zwaar de deur is.' },
      {
        worker:
          'Ik ben geweest en u heeft gelijk. Vanaf {day} ligt er een plaat en gaat de deur vanzelf open.',
      },
    ],
  },
  {
    id: 'magasin-francais',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['LANGUAGE', 'ORIGIN_SKIN'],
    domain: 'GOODS_SERVICES',
    natures: ['HOSTILE_INSULT'],
    handlings: ['REGISTER'],
    outcomes: [['CITIZEN_HEARD']],
    language: 'fr',
    text: `Dans [une boulangerie|un magasin de téléphones|une droguerie] de la {street}, la vendeuse a servi tout
      le monde sauf moi. Quand j'ai demandé en français si je pouvais commander, elle a dit [« ici on parle
      néerlandais »|« apprenez d'abord la langue »]. [J'apprends le néerlandais depuis un an.|Une cliente a
      pris ma défense, et je la remercie.]`,
    where: '[magasin, {street}|{district}]',
    when: '[{date}|samedi dernier|la semaine dernière]',
  },
];
