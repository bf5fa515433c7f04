import type { Story } from './story.ts';

export const SCHOOL: readonly Story[] = [
  {
    id: 'schooladvies-lager',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['SOCIAL_ORIGIN', 'ORIGIN_DESCENT'],
    domain: 'EDUCATION',
    natures: ['DISPUTED_TERMS'],
    handlings: ['MEDIATION', 'ADVICE'],
    outcomes: [['SOLVED', 'ADJUSTMENT'], ['APOLOGY'], ['NOT_SOLVED']],
    text: `Mijn {child} scoort al jaren [ver boven het gemiddelde|zo goed als de beste drie van de klas]. Toch
      is het advies twee niveaus lager. De juf zei dat [wij thuis niet kunnen helpen met huiswerk|het "voor
      kinderen uit deze buurt" vaak beter is]. [Wij werken allebei in de schoonmaak. Wat zegt dat over ons
      kind?|Andere kinderen met dezelfde cijfers kregen wel het hoge advies.]`,
    where: 'basisschool in {district}',
    talk: [
      {
        worker:
          'Dank u. Mag ik de toetsen van de laatste twee jaar zien? Dan vraag ik de school om een gesprek.',
      },
      { reporter: 'Ja, ik heb alle rapporten. [Ik wil er graag bij zijn.|Mijn man komt ook mee.]' },
      {
        worker:
          'De school bekijkt het advies opnieuw. Voor [het weekend|de vakantie] hoort u de uitkomst.',
      },
    ],
    note: 'Directeur staat open voor gesprek. Zelfde school vaker genoemd: signaal voor het jaarverslag.',
  },
  {
    id: 'uitje-zonder-rolstoel',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['DISABILITY'],
    domain: 'EDUCATION',
    natures: ['DISPUTED_NO_ADJUSTMENT'],
    handlings: ['MEDIATION', 'QUICK_FIX'],
    outcomes: [['SOLVED', 'APOLOGY'], ['ADJUSTMENT']],
    text: `De hele klas gaat [op kamp|naar de dierentuin|naar zee], behalve mijn {child}, want [de bus heeft
      geen lift|de boerderij heeft geen aangepast toilet]. De school schreef dat er ["die dag een leuk
      alternatief" komt|"helaas geen oplossing" is]. Dat alternatief is [een puzzel in de lerarenkamer|een dag
      bij de kleuters].`,
    where: 'school aan de {street}',
    talk: [
      { worker: 'Wat zuur. Wanneer is de reis? Dan kijken we of er nog vervoer te regelen is.' },
      { reporter: 'Over [twee|drie] weken. Met een gewone rolstoelbus kan het.' },
      { worker: 'Gelukt: de rolstoelbus is besteld en de school belt u zelf om sorry te zeggen.' },
      { reporter: '[Er wordt hier gedanst. Dank u!|Ze hebben gebeld. Heel fijn.]' },
    ],
  },
  {
    id: 'stage-hoofddoek',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['RELIGION_ISLAM'],
    domain: 'EDUCATION',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['ADVICE', 'LETTER'],
    outcomes: [['CITIZEN_HEARD'], ['SOLVED']],
    text: `Voor mijn opleiding heb ik een stage nodig. [Vijf|Zes|Acht] bedrijven zeiden nee nadat ze mijn foto
      zagen. Mijn begeleider zegt: ["doe die doek voor drie maanden af"|"zo is de markt nu eenmaal"]. Zonder
      stage haal ik dit jaar mijn diploma niet. [Moet de school mij niet helpen?|Mijn klasgenoten hebben
      allemaal al een plek.]`,
    where: '[mbo-school|opleiding] bij {square}',
  },
  {
    id: 'n-woord-in-de-les',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_AFROPHOBIA'],
    domain: 'EDUCATION',
    natures: ['HOSTILE_INSULT'],
    handlings: ['MEDIATION', 'LETTER'],
    outcomes: [['APOLOGY', 'RULE_CHANGED'], ['APOLOGY'], ['PARTLY_SOLVED']],
    text: `In de [geschiedenisles|gymles] gebruikte een leraar een scheldwoord voor zwarte mensen en keek
      daarbij naar mijn {child}. De klas lachte. Nu [roepen jongens het op de gang|zegt iedereen het als
      grapje]. De mentor zei dat [het in een context was|de leraar het niet zo bedoelde]. Mijn kind wil
      [niet meer naar school|van school af].`,
    where: 'middelbare school, {street}',
    talk: [
      { worker: 'Wat een nare ervaring voor uw kind. Hoe gaat het nu thuis?' },
      {
        reporter:
          'Stil. [Slaapt slecht.|Zit veel op de kamer.] Ik wil dat de school er echt iets mee doet.',
      },
      {
        worker:
          'De rector heeft excuses aangeboden en nodigt uw kind uit om mee te denken over een les hierover.',
      },
      { reporter: '[Dat gesprek was goed.|We denken erover na. De excuses deden goed.]' },
    ],
  },
  {
    id: 'dyslexie-geen-tijd',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['DISABILITY'],
    domain: 'EDUCATION',
    natures: ['DISPUTED_NO_ADJUSTMENT'],
    handlings: ['ADVICE'],
    outcomes: [['ADJUSTMENT'], ['CITIZEN_HEARD']],
    text: `Ik heb een verklaring voor [dyslexie|ADHD|een oogziekte]. Vorig jaar kreeg ik een half uur extra bij
      examens. De nieuwe examencommissie zegt dat [de termijn voorbij is|het "niet eerlijk is voor de anderen"].
      Mijn [examen|hertentamen] is over [twee|drie] weken.`,
    where: '[hogeschool|mbo-school|avondschool] aan de {street}',
  },
  {
    id: 'twee-moeders-formulier',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['SEX_PATERNITY', 'SEXUAL_ORIENTATION'],
    domain: 'CHILDCARE',
    natures: ['DISPUTED'],
    handlings: ['REGISTER', 'POLICY'],
    outcomes: [['RULE_CHANGED'], ['CITIZEN_HEARD']],
    text: `Op het formulier van de [opvang|peuterspeelzaal] kun je alleen "vader" en "moeder" invullen. Wij zijn
      twee moeders. [Mijn vrouw staat nu als "overig contact" in het systeem.|Bij ziekte bellen ze altijd mij,
      want mijn vrouw is "geen ouder".] Het is vast geen kwade wil, maar [elke keer weer leggen we het uit|onze
      zoon gaat het straks zelf lezen].`,
    where: 'kinderopvang in {district}',
    when: '[bij de inschrijving|dit schooljaar|{date}]',
  },
  {
    id: 'trans-leerling-gym',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['GENDER_IDENTITY', 'TRANSITION'],
    domain: 'EDUCATION',
    natures: ['DISPUTED_NO_ADJUSTMENT', 'HOSTILE_HARASSMENT'],
    handlings: ['MEDIATION', 'ADVICE'],
    outcomes: [['ADJUSTMENT', 'SOLVED'], ['PARTLY_SOLVED']],
    text: `Ik ben [15|16] en ik ben een jongen. Op school sta ik nog met mijn oude naam in [het systeem|de
      leerlingenlijst]. Bij gym moet ik me omkleden bij de meisjes [of thuisblijven|of in het schoonmaakhok].
      [Een paar jongens filmden mij.|Elke les hoor ik die naam hardop.] Mijn ouders weten dat ik dit meld.`,
    where: 'middelbare school in {district}',
    talk: [
      { worker: 'Wat goed dat je schrijft. Welke naam mag ik gebruiken als ik met de school bel?' },
      { reporter: '[Mees|Robin|Sem]. En "hij". Het hokje voor gym is het ergste.' },
      {
        worker:
          'De school geeft je een eigen kleedruimte en past je naam aan op alle lijsten. Klopt dat, kun je kijken?',
      },
      { reporter: 'Ja!! Het staat goed op het rooster.' },
    ],
  },
  {
    id: 'okul-turkce',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['LANGUAGE', 'ORIGIN_ETHNIC'],
    domain: 'EDUCATION',
    natures: ['DISPUTED_TERMS'],
    handlings: ['MEDIATION', 'ADVICE'],
    outcomes: [['APOLOGY', 'RULE_CHANGED'], ['PARTLY_SOLVED']],
    language: 'tr',
    text: `[Kızım|Oğlum] okulun bahçesinde [kuzeniyle|arkadaşıyla] Türkçe konuştuğu için [teneffüste içeride
      kaldı|ceza olarak yazı yazdı]. Öğretmen "burada sadece Hollandaca" dedi. [İngilizce konuşan çocuklara
      kimse bir şey demiyor.|Çocuğum artık okula gitmek istemiyor.]`,
    where: '{district}, ilkokul',
    when: '[geçen hafta|bu ay iki kez]',
    talk: [
      { worker: 'Mesajınız için teşekkürler. Ik bel de school. Mag ik uw naam noemen?' },
      {
        reporter: 'Evet, adımı söyleyebilirsiniz. [Çok teşekkür ederim.|Kocam da gelmek istiyor.]',
      },
    ],
  },
];
