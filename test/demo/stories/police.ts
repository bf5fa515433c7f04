import type { Story } from './story.ts';

export const POLICE: readonly Story[] = [
  {
    id: 'staandehouding-auto',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_SKIN'],
    domain: 'POLICE_JUSTICE',
    natures: ['DISPUTED_PROFILING'],
    handlings: ['ADVICE', 'ASSIST_PROCEDURE'],
    outcomes: [['APOLOGY', 'CITIZEN_HEARD'], ['OPINION'], ['NOT_SOLVED']],
    refusal: 'NOT_COMPETENT',
    text: `Voor de {nth} keer dit jaar ben ik met mijn auto aan de kant gezet. Ik rijd [netjes|nooit te hard] en
      alles is in orde. Op mijn vraag waarom, zei de agent: ["een auto als deze, dan willen we even weten wie
      erin zit"|"gewoon routine"]. [Mijn zoontje zat achterin en huilde.|Ik was op weg naar mijn nachtdienst in
      het ziekenhuis.] Mijn witte collega rijdt dezelfde auto en is nog nooit aangehouden.`,
    where: '[{street}|rondweg bij {district}]',
    when: '{date}, {hour}',
    talk: [
      {
        worker:
          'Dank u voor uw verhaal. Kreeg u een bewijs van de controle, of weet u hoe laat het was?',
      },
      { reporter: 'Niets op papier. Het was {hour}, dat weet ik zeker.' },
      {
        worker:
          'Dan dienen we samen een klacht in. De teamchef wil u ook zelf spreken, als u dat wilt.',
      },
      { reporter: '[Dat wil ik wel, met u erbij.|Liever eerst op papier.]' },
    ],
  },
  {
    id: 'aangifte-niet-opgenomen',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['SEXUAL_ORIENTATION'],
    domain: 'POLICE_JUSTICE',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['POLICE_SUPPORT', 'ASSIST_PROCEDURE'],
    outcomes: [['POLICE_REPORT', 'APOLOGY'], ['POLICE_REPORT']],
    text: `Wij zijn [bespuugd|uitgescholden en geduwd] omdat we hand in hand liepen. Op het bureau zei de agent
      dat hij [er geen aangifte van kon maken|het "als aandachtspunt" zou noteren]. [Dat het om haat ging, moest
      er volgens hem niet bij.|We moesten maar een andere route nemen.] We gingen naar huis met een foldertje.`,
    where: 'politiebureau; het gebeurde bij {park}',
    talk: [
      {
        worker:
          'Een aangifte mag niet worden geweigerd. Ik ga met jullie mee en zorg dat het woord haat erin komt.',
      },
      { reporter: 'Echt? Graag. [We kunnen {day}.|Na het werk, om vijf uur?]' },
      {
        worker:
          'De aangifte is opgenomen. Jullie houden allebei een kopie. Hoe gaat het met slapen?',
      },
      { reporter: 'Beter. Het scheelt dat iemand het serieus neemt.' },
    ],
    note: 'Contactpersoon discriminatie van de politie gebeld: aangifte alsnog opgenomen.',
  },
  {
    id: 'loket-taal',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['LANGUAGE', 'ORIGIN_ETHNIC'],
    domain: 'LOCAL_GOVERNMENT',
    natures: ['HOSTILE_INSULT'],
    handlings: ['REGISTER', 'POLICY'],
    outcomes: [['APOLOGY'], ['CITIZEN_HEARD'], ['RULE_CHANGED']],
    text: `Mijn {kin} wilde aan het loket [een uittreksel|een nieuwe identiteitskaart]. Omdat het Nederlands langzaam
      gaat, begon de medewerker [te zuchten|heel hard te praten]: ["kom maar terug met iemand die wél
      Nederlands spreekt"|"zo lang woont u hier toch al?"]. De hele rij keek. Na veertig jaar werken in dit land
      is dat [beschamend|om te huilen].`,
    where: 'gemeenteloket',
  },
  {
    id: 'gezichtsfoto-automaat',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['ORIGIN_SKIN'],
    domain: 'LOCAL_GOVERNMENT',
    natures: ['DISPUTED_INDIRECT'],
    handlings: ['POLICY', 'RULE_SIGNAL'],
    outcomes: [['RULE_CHANGED'], ['CITIZEN_HEARD']],
    urban: true,
    text: `De fotozuil op het stadhuis herkent mijn gezicht niet. [Bij mijn man ging het ook mis, bij alle witte
      mensen in de rij ging het in één keer.|Zeven pogingen.] Op het scherm staat: ["ga in beter licht
      zitten"|"gezicht niet gevonden"]. Een medewerker zei dat ze dat [vaker|elke week|van meer mensen] horen.`,
    where: 'stadhuis',
  },
  {
    id: 'police-stop-english',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_AFROPHOBIA', 'NATIONALITY'],
    domain: 'POLICE_JUSTICE',
    natures: ['DISPUTED_PROFILING'],
    handlings: ['ADVICE', 'ASSIST_PROCEDURE'],
    outcomes: [['APOLOGY'], ['CITIZEN_HEARD'], ['NOT_SOLVED']],
    language: 'en',
    urban: true,
    text: `I was waiting for {line} at {square} when two officers asked for my residence card. [Nobody else at the
      stop was asked.|There were about ten people; I was the only Black man.] They held my card for [fifteen|
      twenty] minutes and [I missed my train|I was late for my exam]. When I asked why, one said ["we get
      complaints about people hanging around"|"just checking"]. I have lived here for [six|eight] years.`,
    where: '{square}',
    when: '[around {date}|last week in the evening]',
    talk: [
      {
        worker:
          'Thank you for telling us. Would you like to file a complaint, or talk to the team chief first?',
      },
      {
        reporter:
          '[A complaint, please.|I would rather talk first.] I want them to hear how it felt.',
      },
      {
        worker:
          'The team chief can meet us on Thursday at our office, not at the station. Is that all right?',
      },
      { reporter: 'Yes, that is kind. I will be there.' },
    ],
  },
];
