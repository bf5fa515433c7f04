import type { Story } from './story.ts';

export const RESPECT: readonly Story[] = [
  {
    id: 'over-mijn-hoofd-heen',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'HEALTH_CARE',
    natures: [],
    handlings: ['MEDIATION'],
    care: ['LISTENING', 'RESPECT'],
    outcomes: [['APOLOGY'], ['APOLOGY', 'CITIZEN_HEARD'], ['NOT_SOLVED']],
    text: `De arts praatte het hele gesprek tegen mijn [dochter|begeleider|man], terwijl ik ernaast zat. "Slaapt ze goed? Eet ze wel?" Ik
      ben [74|52|38] en [ik kan prima praten|ik praat langzaam, maar ik weet wat ik wil]. Toen ik zelf iets vroeg, keek hij op [de
      klok|zijn scherm]. Ik ben naar buiten gegaan met een recept waar ik niet om had gevraagd.`,
    where: '[polikliniek|huisartsenpraktijk] in {district}',
    talk: [
      {
        worker:
          'Dank u wel. Ik richt mij graag tot u: wat zou u de arts willen zeggen als hij tegenover u zat?',
      },
      { reporter: 'Dat ik er ben. En dat ik mijn eigen pillen uitkies.' },
      {
        worker:
          'Uw woorden zijn overgebracht, precies zo. De arts wil u {day} bellen om zelf sorry te zeggen.',
      },
      { reporter: 'Hij belde. [Hij luisterde nu wel.|Kort, maar eerlijk.]' },
    ],
  },
  {
    id: 'lachen-bij-de-balie',
    subject: 'CARE',
    request: 'REPORT',
    grounds: [],
    domain: 'LOCAL_GOVERNMENT',
    natures: [],
    handlings: ['REGISTER'],
    care: ['RESPECT'],
    outcomes: [['CITIZEN_HEARD'], ['APOLOGY']],
    text: `Aan de balie moest ik hardop zeggen waarvoor ik kwam: [de voedselbank|hulp bij schulden|incontinentiemateriaal]. Er
      stonden [zes|acht] mensen achter mij. De medewerker herhaalde het nog eens, [lachend naar een collega|extra hard]. Ik
      ben [omgedraaid en naar huis gegaan|nog nooit zo rood geweest]. [Een kamertje apart kost toch niets?|Ik kom daar niet meer.]`,
    where: 'balie in {district}',
    when: '{date}, {hour}',
  },
  {
    id: 'haast-en-snauw',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'RESIDENTIAL_CARE',
    natures: [],
    handlings: ['ADVICE', 'POLICY'],
    care: ['RESPECT'],
    outcomes: [['RULE_CHANGED'], ['PARTLY_SOLVED', 'CITIZEN_HEARD']],
    anonymity: 'ANON_THIRD',
    text: `In het huis waar mijn {kin} woont, zijn [de meesten|veel mensen] lief. Eén verzorger snauwt: ["je bent hier niet in een hotel"|
      "alweer naar de wc?"]. Aan tafel wordt [gepraat over bewoners alsof ze er niet bij zitten|het bord weggehaald voordat het
      leeg is]. Ik wil niet dat iemand zijn baan verliest. Ik wil wel dat het stopt. Noem mij niet, [want zij moet daar nog
      wonen|anders krijgen wij het terug].`,
    where: 'woonzorgcentrum in {district}',
    when: '[de laatste weken|vooral in het weekend]',
    talk: [
      {
        worker:
          'Uw naam blijft bij mij. Vindt u het goed dat ik zonder namen vraag naar de sfeer op de afdeling?',
      },
      { reporter: 'Ja, zo is het goed.' },
    ],
  },
  {
    id: 'dossier-op-straat',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'HEALTH_CARE',
    natures: [],
    handlings: ['MEDIATION', 'REFERRAL'],
    care: ['RESPECT'],
    outcomes: [['APOLOGY', 'RULE_CHANGED'], ['APOLOGY']],
    text: `Mijn buurvrouw wist [van mijn miskraam|van mijn opname|van mijn medicijnen] voordat ik het iemand had verteld. Haar
      [nicht|schoonzus] werkt bij [de praktijk|de apotheek] waar ik kom. Ik kan het niet bewijzen, maar niemand anders wist het. [Ik ga
      nu voor alles naar een praktijk verderop.|Ik vertrouw niemand meer met een witte jas.]`,
    where: '{district}',
    talk: [
      {
        worker:
          'Dat raakt aan iets heel eigens. Een zorgverlener moet kunnen laten zien wie uw dossier heeft geopend. Zal ik dat vragen?',
      },
      { reporter: '[Kan dat? Ja, graag.|Ja. Ik wil het zwart op wit.]' },
      {
        worker:
          'De lijst is er. Een medewerker heeft zonder reden gekeken. De leiding neemt contact met u op en heeft maatregelen genomen.',
      },
    ],
    note: 'Ook een datalek: praktijk gewezen op de plicht om te melden.',
  },
  {
    id: 'niet-geloofd-pijn',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'HEALTH_CARE',
    natures: [],
    handlings: ['MEDIATION', 'REFERRAL'],
    care: ['QUALITY', 'LISTENING'],
    outcomes: [['APOLOGY'], ['PARTLY_SOLVED', 'APOLOGY'], ['NOT_SOLVED']],
    refusal: 'NOT_COMPETENT',
    text: `Ik ben {times} naar huis gestuurd met buikpijn. ["Stress", "de overgang", "drink eens wat minder koffie".|"Het zit tussen uw
      oren", zei de invaller.] Pas toen mijn [man|zus] meeging en boos werd, is er gekeken. Het was [een blindedarm op het randje|een
      cyste zo groot als een sinaasappel]. Waarom moest er iemand boos worden?`,
    where: 'huisartsenpost in {district}',
    talk: [
      {
        worker:
          'Hoe gaat het nu met u? En wilt u een gesprek met de praktijk, of een officiële klacht? Ik leg u het verschil uit.',
      },
      { reporter: 'Ik herstel. Eerst een gesprek.' },
      {
        worker:
          'De praktijk heeft het besproken in het team en nodigt u uit. Ik ga mee en schrijf de afspraken op.',
      },
    ],
  },
  {
    id: 'kamer-zonder-kloppen',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'RESIDENTIAL_CARE',
    natures: [],
    handlings: ['MEDIATION', 'POLICY'],
    care: ['RESPECT', 'ENVIRONMENT'],
    outcomes: [['RULE_CHANGED', 'APOLOGY'], ['APOLOGY'], ['NOT_SOLVED', 'CITIZEN_HEARD']],
    text: `Ik woon in een woonzorgcentrum en heb één kamer. Daar loopt iedereen binnen zonder te kloppen: [de wasdienst|de
      schoonmaak], de zorg, [laatst een rondleiding|zelfs de monteur]. {day} stond ik in mijn [ondergoed|blootje]. "O sorry,
      niets gezien!" [Ik had een huis met een voordeur. Die mis ik.|Een klop op de deur kost één seconde.]`,
    where: 'woonzorgcentrum in {district}',
    talk: [
      {
        worker:
          'Uw kamer is uw huis. Zal ik dit met de locatiemanager bespreken, of doet u het liever zelf met mij erbij?',
      },
      {
        reporter:
          'Zelf, met u erbij. [Ik ben vroeger onderwijzer geweest.|Ik trek er een net pak voor aan.]',
      },
      {
        worker:
          'Dat deed u uitstekend. Op alle deuren hangt nu een bordje: eerst kloppen, dan wachten.',
      },
    ],
  },
  {
    id: 'wachtkamer-naam-geroepen',
    subject: 'CARE',
    request: 'ADVICE',
    grounds: [],
    domain: 'HEALTH_CARE',
    natures: [],
    handlings: ['ADVICE', 'POLICY'],
    care: ['RESPECT'],
    outcomes: [['RULE_CHANGED'], ['CITIZEN_HEARD']],
    text: `Bij [de apotheek|de prikpost|de praktijk] wordt door de hele wachtkamer geroepen wie je bent en waarvoor je komt. "[Wie
      was er voor de antidepressiva?|Mevrouw van de soa-test!]" Wij kennen elkaar hier allemaal. [Sindsdien laat ik mijn
      pillen bezorgen.|Ik ga nu pas als het donker is.] Is daar geen regel voor?`,
    where: '[apotheek|gezondheidscentrum] in {district}',
  },
];
