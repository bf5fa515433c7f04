import type { Story } from './story.ts';

export const SPORT: readonly Story[] = [
  {
    id: 'oerwoudgeluiden-veld',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_SKIN'],
    domain: 'SPORT_LEISURE',
    natures: ['HOSTILE_INSULT'],
    handlings: ['LETTER', 'MEDIATION'],
    outcomes: [['APOLOGY', 'RULE_CHANGED'], ['APOLOGY'], ['PARTLY_SOLVED']],
    text: `Bij de wedstrijd van de [onder 13|onder 15|onder 17] maakten ouders langs de lijn geluiden als mijn {child}
      aan de bal kwam. De scheidsrechter [floot niet|hoorde niets, zei hij]. Onze trainer haalde het team van het
      veld. Nu heeft [ónze club|ons team] een boete. [Mijn kind wil stoppen met voetbal.|De andere kinderen
      begrepen het beter dan de volwassenen.]`,
    where: 'voetbalveld bij {park}',
    when: '{weekend}',
    talk: [
      {
        worker:
          'Wat knap van die trainer. Wilt u dat de boete vervalt, of gaat het vooral om excuses?',
      },
      { reporter: 'Excuses aan het kind. De boete is voor de club.' },
      {
        worker:
          'De andere club schrijft een brief aan uw kind en hangt gedragsregels op. De boete is kwijtgescholden.',
      },
      { reporter: '[De brief hangt boven het bed.|Er wordt weer getraind. Dank u.]' },
    ],
  },
  {
    id: 'zwembad-boerkini',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['RELIGION_ISLAM'],
    domain: 'SPORT_LEISURE',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['INVESTIGATE', 'POLICY'],
    outcomes: [['RULE_CHANGED', 'APOLOGY'], ['OPINION'], ['NOT_SOLVED']],
    text: `Ik zwem elke week met mijn [dochters|zus] in een zwempak dat mijn armen en benen bedekt. Het is gewone
      zwemstof. {day} stuurde de badmeester ons het water uit: ["hygiëne"|"er was een klacht"]. Een man met een
      [wetsuit|UV-shirt] mocht blijven. [In het reglement staat hier niets over.|Wij hadden voor tien keer betaald.]`,
    where: 'zwembad in {district}',
    talk: [
      {
        worker:
          'Dank u wel. Ik vraag het zwembad op welke regel dit rust. Bent u daarna nog geweest?',
      },
      { reporter: 'Nee. De meisjes missen het.' },
      {
        worker:
          'Het zwembad heeft de regel aangepast: zwemstof is zwemstof. De tien keer blijven geldig.',
      },
    ],
  },
  {
    id: 'sportschool-leeftijd',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['AGE'],
    domain: 'SPORT_LEISURE',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['ADVICE', 'LETTER'],
    outcomes: [['SOLVED'], ['CITIZEN_HEARD']],
    text: `Ik ben [72|74|78] en wilde lid worden van een sportschool. De jongen achter de balie zei dat [hun verzekering
      "boven de zeventig" niet dekt|ik beter naar de ouderengym kon]. Ik fiets [veertig|zestig] kilometer per week.
      [Mag ik zelf bepalen wat ik kan?|Mijn fysiotherapeut had het juist aangeraden.]`,
    where: 'sportschool aan de {street}',
  },
  {
    id: 'koor-rollator',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['CHRONIC_ILLNESS', 'DISABILITY'],
    domain: 'SPORT_LEISURE',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['MEDIATION'],
    outcomes: [['SOLVED', 'APOLOGY'], ['PARTLY_SOLVED']],
    text: `Na [negentien|vijfentwintig] jaar bij [het koor|de harmonie|de toneelgroep] mag ik niet meer mee op het
      podium. Door mijn [Parkinson|MS] beef ik en dat ["leidt het publiek af"|"staat onrustig"]. Ik mag wel
      [kaartjes verkopen|koffie schenken]. Ze bedoelen het misschien goed, maar ik ben er ziek van.`,
    where: 'verenigingsgebouw, {street}',
    talk: [
      {
        worker:
          'Vijf keer slikken, lijkt me. Zou u met het bestuur willen praten als ik erbij ben?',
      },
      { reporter: 'Met de dirigent liever. Het bestuur is nieuw.' },
      { worker: 'De dirigent schrok ervan. Er komt een kruk op de eerste rij, en die is voor u.' },
      { reporter: 'Ik heb {weekend} weer gezongen. Op een kruk, maar gezongen.' },
    ],
  },
  {
    id: 'kleedkamer-meiden',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['SEX'],
    domain: 'SPORT_LEISURE',
    natures: ['DISPUTED_TERMS'],
    handlings: ['REGISTER', 'ADVICE'],
    outcomes: [['CITIZEN_HEARD'], ['ADJUSTMENT']],
    text: `Ons meidenteam traint altijd [om half tien 's avonds|op het achterste veld zonder licht]. De jongens onder ons
      krijgen de goede tijden, ook al staan wij [bovenaan|twee klassen hoger]. Toen we het vroegen, zei het bestuur:
      ["wees blij dat er een meidenteam ís"|"jongens betalen al langer"].`,
    where: 'sportclub bij {park}',
    when: 'dit hele seizoen',
  },
];
