import type { Story } from './story.ts';

export const YOUTH_CARE: readonly Story[] = [
  {
    id: 'jeugdhulp-wachten-thuiszitter',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'YOUTH_CARE',
    natures: [],
    handlings: ['CASE_CONFERENCE', 'WARM_TRANSFER'],
    care: ['INSTITUTIONAL'],
    outcomes: [['SUPPORT_IN_PLACE'], ['PARTLY_SOLVED'], ['NOT_SOLVED', 'CITIZEN_HEARD']],
    text: `Mijn {child} van {age} zit al {months} thuis. Er is een [onderzoek naar autisme|plek op een dagbehandeling] nodig, maar overal is
      een stop. [De leerplichtambtenaar dreigt met een boete.|School mailt elke week of "het al beter gaat".] Ik ben minder gaan
      werken en [mijn huwelijk lijdt eronder|de oudste krijgt te weinig aandacht]. Wie neemt de leiding?`,
    where: '[jeugdteam|school] in {district}',
    when: 'al {months}',
    talk: [
      {
        worker:
          'Dank u. Als u het goed vindt, neem ik de leiding. Eerst de leerplicht: daar bel ik vandaag over.',
      },
      { reporter: '[Ik moest huilen toen ik dit las.|Ja. Heel graag.]' },
      {
        worker:
          'De leerplicht is geregeld. {day} zitten school, jeugdteam en ik bij u aan tafel. Uw kind mag een tekening meebrengen.',
      },
      { reporter: 'Drie ochtenden per week, op een kleine groep. Het begin is er.' },
    ],
    note: 'Overleg: onderzoek kan wachten, kleine groep niet. Besloten binnen mandaat.',
  },
  {
    id: 'zesde-hulpverlener',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'YOUTH_CARE',
    natures: [],
    handlings: ['MEDIATION'],
    care: ['INSTITUTIONAL', 'LISTENING'],
    outcomes: [['ADJUSTMENT', 'CITIZEN_HEARD'], ['PARTLY_SOLVED'], ['NOT_SOLVED']],
    text: `Ik ben [16|17] en dit is mijn [vijfde|zesde] begeleider in anderhalf jaar. Elke keer moet ik weer vertellen [wat er met mijn
      vader was|waarom ik uit huis ben]. De laatste zei na twee gesprekken dat ze [een andere baan heeft|overspannen is]. Ik
      snap dat, maar [ik praat nu gewoon niet meer|dan hoeft het van mij ook niet].`,
    where: 'jeugdhulp in {district}',
    when: 'nu weer',
    talk: [
      {
        worker:
          'Je hoeft het aan mij niet te vertellen. Wat zou jij willen dat een nieuwe begeleider van jou weet? Schrijf dat op, meer niet.',
      },
      { reporter: 'dat ik van tekenen hou en niet van vragen voor 12 uur' },
      {
        worker:
          'Die staat nu bovenaan. Je nieuwe begeleider blijft minstens een jaar, dat heeft ze mij beloofd.',
      },
      { reporter: 'ok. ze nam stiften mee, dat was wel grappig' },
    ],
  },
  {
    id: 'verslag-vol-fouten',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'YOUTH_CARE',
    natures: [],
    handlings: ['MEDIATION', 'ASSIST_PROCEDURE'],
    care: ['INSTITUTIONAL', 'LISTENING'],
    outcomes: [['SOLVED', 'APOLOGY'], ['PARTLY_SOLVED'], ['OPINION']],
    refusal: 'COURT',
    text: `In het verslag over ons gezin staan elf fouten. Er staat dat [ik werkloos ben|er thuis gerookt wordt|onze zoon blauwe
      plekken had]. Dat klopt niet en is nooit gevraagd. De gezinswerker wil het [niet aanpassen|"als bijlage" toevoegen]. Straks
      leest [een rechter|de nieuwe school] dit. [Wij zijn gewone ouders die om hulp vroegen.|Ik heb bewijs van elke regel.]`,
    where: 'jeugdteam in {district}',
    talk: [
      {
        worker:
          'Een verslag over u moet kloppen. Wilt u de fouten aanstrepen? Dan vraag ik een gesprek en ga ik mee.',
      },
      { reporter: 'Aangestreept met geel. [Het is best veel geel.|Dank u.]' },
      { worker: 'Negen punten zijn aangepast, twee staan er nu met uw uitleg naast.' },
    ],
  },
  {
    id: 'achttien-en-klaar',
    subject: 'CARE',
    request: 'ADVICE',
    grounds: [],
    domain: 'YOUTH_CARE',
    natures: [],
    handlings: ['SUPPORT_PLAN', 'WARM_TRANSFER'],
    care: ['INSTITUTIONAL'],
    outcomes: [['SUPPORT_IN_PLACE'], ['PARTLY_SOLVED']],
    text: `Over [twee maanden|zes weken] word ik 18. Dan stopt [mijn begeleiding|mijn kamer bij de groep]. Ik heb [geen ouders om op terug te
      vallen|een bijbaan en 300 euro spaargeld]. Iedereen zegt dat er "een plan" is, maar ik heb het nooit gezien. [Waar slaap
      ik op mijn verjaardag?|Ik doe of het me niet uitmaakt.]`,
    where: 'woongroep in {district}',
    when: 'nu, en straks',
    talk: [
      {
        worker:
          'Goed dat je op tijd schrijft. Je mag vaak tot je 21e blijven, maar iemand moet het wel aanvragen. Ik doe dat met je.',
      },
      { reporter: 'serieus? niemand had dat gezegd' },
      {
        worker: 'Het is rond: je blijft, en in het voorjaar kijken we samen naar een eigen kamer.',
      },
    ],
  },
  {
    id: 'opvoedhulp-oordeel',
    subject: 'CARE',
    request: 'REPORT',
    grounds: [],
    domain: 'YOUTH_CARE',
    natures: [],
    handlings: ['REGISTER', 'POLICY'],
    care: ['LISTENING', 'RESPECT'],
    outcomes: [['CITIZEN_HEARD']],
    text: `Ik vroeg om een avond hulp per week omdat ik [een drieling heb|nachtdiensten draai en alleen ben]. Het gesprek ging meteen over
      [of ik wel "hecht"|mijn eigen jeugd|mijn drankgebruik, en ik drink niet]. Ik ging weg met het gevoel dat ik [een
      verdachte was|een slechte moeder ben]. Ik vraag nooit meer iets.`,
    where: 'centrum voor jeugd, {district}',
  },
  {
    id: 'logopedie-formulier',
    subject: 'CARE',
    request: 'ADVICE',
    grounds: [],
    domain: 'YOUTH_CARE',
    natures: [],
    handlings: ['QUICK_FIX', 'ADVICE'],
    care: ['INSTITUTIONAL'],
    outcomes: [['SOLVED'], ['CITIZEN_HEARD']],
    text: `Mijn {child} van {age} kan niet naar [de zwemles met begeleiding|de therapie op de boerderij] omdat er een handtekening nodig is van
      [een ouder die wij al drie jaar niet zien|een arts die met pensioen is]. De plek blijft nog [tien dagen|twee weken] vrij. [Het is
      zo'n klein papiertje.|Er stond al een tas klaar.]`,
    where: '{district}',
    talk: [
      {
        worker:
          'Zonde om daarop te stranden. Het jeugdteam mag in dit geval zelf tekenen. Ik loop er nu heen.',
      },
      { reporter: '[Getekend! De tas gaat mee.|Wat snel. Bedankt!]' },
    ],
  },
  {
    id: 'twee-jeugdteams-een-kind',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'YOUTH_CARE',
    natures: [],
    handlings: ['WARM_TRANSFER', 'CASE_CONFERENCE'],
    care: ['INSTITUTIONAL'],
    outcomes: [['SOLVED'], ['SUPPORT_IN_PLACE'], ['NOT_SOLVED', 'CITIZEN_HEARD']],
    text: `Wij zijn gescheiden. Onze {child} woont de ene week hier en de andere week [een gemeente verderop|bij de buurgemeente].
      Het ene jeugdteam zegt dat het andere betaalt, en omgekeerd. De [speltherapie|weerbaarheidstraining] is daarom gestopt na
      [drie|vijf] keer. [Wij maken nooit ruzie over geld. De gemeenten wel.|Een kind van {age} snapt niets van
      woonplaatsbeginsel.]`,
    where: 'jeugdteams van twee gemeenten',
    talk: [
      {
        worker:
          'Knap dat u dit samen schrijft. Mogen de twee teams van elkaar weten wat u mij vertelt?',
      },
      { reporter: 'Ja, allebei. [Wij tekenen ook allebei.|Graag zelfs.]' },
      {
        worker:
          'Zij delen de kosten, en de therapie gaat {day} verder. Bij dezelfde mevrouw, dat leek ons belangrijk.',
      },
    ],
  },
];
