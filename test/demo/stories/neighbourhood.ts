import type { Story } from './story.ts';

export const NEIGHBOURHOOD: readonly Story[] = [
  {
    id: 'verf-op-de-deur',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_ETHNIC'],
    domain: 'NEIGHBOURHOOD',
    natures: ['HOSTILE_GRAFFITI', 'VIOLENCE_PROPERTY'],
    handlings: ['POLICE_SUPPORT', 'CASE_CONFERENCE'],
    outcomes: [['POLICE_REPORT', 'SUPPORT_IN_PLACE'], ['POLICE_REPORT'], ['PARTLY_SOLVED']],
    text: `Wij wonen [sinds drie maanden|sinds de zomer] aan de {street}. Vannacht is er ["oprotten"|een teken|een
      scheldwoord] op onze voordeur gespoten. [Eerder lagen er eieren tegen het raam.|Eerder waren de banden van
      de fietsen lek.] Onze kinderen van [vijf en acht|zes en negen] vragen wie dat doet. We weten het niet en we
      durven [het licht niet uit te doen|ze niet meer buiten te laten spelen].`,
    where: 'thuis, {street}',
    talk: [
      {
        worker:
          "Wat verschrikkelijk om zo wakker te worden. Is de verf er nog? Maak eerst foto's. Ik kom vanmiddag langs.",
      },
      { reporter: 'Ja, alles zit er nog. We zijn thuis.' },
      {
        worker:
          'De deur wordt {day} schoongemaakt, op kosten van de gemeente. De wijkagent fietst deze week elke avond langs.',
      },
      {
        reporter:
          '[Er kwamen ook buren helpen. Dat deed ons goed.|Dank u. De kinderen slapen weer.]',
      },
    ],
    note: 'Met melder langs bij drie buren: steun genoeg, niemand zag de dader.',
  },
  {
    id: 'burenruzie-gebed',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['RELIGION_ISLAM'],
    domain: 'NEIGHBOURHOOD',
    natures: ['HOSTILE_INSULT', 'HOSTILE_HARASSMENT'],
    handlings: ['MEDIATION'],
    outcomes: [['SOLVED'], ['PARTLY_SOLVED'], ['NOT_SOLVED']],
    text: `Mijn benedenbuurman bonkt op het plafond [zodra we bidden|elke avond tijdens de ramadan]. In de lift
      noemt hij mijn [vrouw|moeder] ["spook"|"pinguïn"]. We hebben geprobeerd te praten, met [koekjes|soep].
      Hij [deed de deur dicht|gooide het weg waar we bij stonden]. Verhuizen willen we niet, we wonen hier al
      [negen|zestien] jaar met plezier.`,
    where: 'flat aan de {street}',
    when: "[al maanden|vooral 's avonds|sinds het voorjaar]",
    talk: [
      {
        worker:
          'Dank u, ook voor uw geduld. Zou een gesprek met een buurtbemiddelaar erbij iets voor u zijn?',
      },
      { reporter: '[Ja, als hij ook wil.|Mijn vrouw wil niet, ik wel.]' },
      {
        worker:
          'De buurman wil praten. Hij zegt dat hij nachtdienst heeft en slecht slaapt. {day} om vijf uur?',
      },
      { reporter: 'Goed. Dat van die nachtdienst wisten we niet.' },
    ],
  },
  {
    id: 'uitgescholden-in-het-park',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['RELIGION_ISLAM', 'SEX'],
    domain: 'PUBLIC_SPACE',
    natures: ['HOSTILE_INSULT', 'THREAT'],
    handlings: ['REGISTER', 'POLICE_SUPPORT'],
    outcomes: [['CITIZEN_HEARD'], ['POLICE_REPORT']],
    text: `Ik liep met de kinderwagen door {park}. Een man [op een fiets|met een hond] schreeuwde dat ik [dat
      ding af moest doen|terug moest naar mijn zandbak] en [spuugde vlak voor de wagen|kwam heel dicht bij mij
      staan]. Er zaten mensen op een bankje. [Eén vrouw kwam naar me toe, daar ben ik haar dankbaar voor.|Niemand
      deed iets.]`,
    where: '{park}',
    when: '{date}, {hour}',
  },
  {
    id: 'antisemitisme-synagoge-straat',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['ORIGIN_ANTISEMITISM'],
    domain: 'PUBLIC_SPACE',
    natures: ['HOSTILE_INSULT'],
    handlings: ['REGISTER', 'POLICE_SUPPORT'],
    outcomes: [['CITIZEN_HEARD'], ['POLICE_REPORT']],
    text: `Ik draag [een keppel|een davidster aan een kettinkje]. Op {square} riep een groep jongens
      [iets over gas|"kindermoordenaar"]. [Een van hen sloeg mijn hoed af.|Ze liepen een straat lang achter mij
      aan.] Sindsdien draag ik een pet en ga ik met een omweg. Ik meld het omdat [mijn kinderen vroegen
      waarom|het vaker gebeurt dan mensen denken].`,
    where: '{square}',
  },
  {
    id: 'scootmobiel-stoep',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['DISABILITY'],
    domain: 'PUBLIC_SPACE',
    natures: ['DISPUTED_INACCESSIBLE'],
    handlings: ['POLICY', 'ADVICE'],
    outcomes: [['ADJUSTMENT', 'SOLVED'], ['ADJUSTMENT'], ['NOT_SOLVED']],
    text: `Op de {street} staan [deelscooters|terrassen|vuilcontainers] midden op de stoep. Met mijn [scootmobiel|
      rolstoel|blindenstok] moet ik de rijbaan op, tussen de auto's. Ik heb het {times} gemeld bij de gemeente.
      [Telkens krijg ik een bedankmail.|De paaltjes zijn geteld, zeiden ze.]`,
    where: '{street}',
    when: 'elke dag',
  },
  {
    id: 'roze-vlag',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['SEXUAL_ORIENTATION', 'GENDER_EXPRESSION'],
    domain: 'NEIGHBOURHOOD',
    natures: ['VIOLENCE_PROPERTY', 'THREAT'],
    handlings: ['POLICE_SUPPORT', 'ADVICE'],
    outcomes: [['POLICE_REPORT'], ['POLICE_REPORT', 'CITIZEN_HEARD']],
    text: `Onze regenboogvlag is [voor de derde keer|midden in de nacht] van het huis getrokken en [in brand
      gestoken|in stukken in de brievenbus gedaan]. Er zat een briefje bij: ["jullie volgende keer"|"niet in
      onze straat"]. We wonen hier [twaalf|zeven] jaar. [De buurvrouw heeft een camera.|We weten wel ongeveer
      wie het zijn.]`,
    where: 'thuis, {street}',
    talk: [
      {
        worker:
          'Een dreigbriefje is een zaak voor de politie. Raak het niet meer aan en doe het in een zakje. Zal ik meegaan?',
      },
      {
        reporter:
          'Ja, graag. [De beelden van de buurvrouw hebben we ook.|Het briefje zit al in een zakje.]',
      },
      {
        worker: 'De aangifte is gedaan en de wijkagent heeft twee jongens en hun ouders gesproken.',
      },
    ],
  },
  {
    id: 'buurtapp-donkere-man',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['ORIGIN_SKIN'],
    domain: 'NEIGHBOURHOOD',
    natures: ['DISPUTED_PROFILING', 'HOSTILE'],
    handlings: ['REGISTER', 'ADVICE'],
    outcomes: [['CITIZEN_HEARD'], ['RULE_CHANGED']],
    text: `In de buurtapp van {district} stond een foto van mij met de tekst ["verdacht persoon, donker,
      capuchon"|"weet iemand wie dit is?"]. Ik stond op mijn eigen oprit [op mijn kind te wachten|mijn sleutels te
      zoeken]. [Binnen tien minuten stond de politie voor de deur.|Er kwamen drieëntwintig reacties.] De beheerder
      haalde het weg, maar zei geen sorry.`,
    where: 'buurtapp {district}',
  },
  {
    id: 'hangplek-handicap',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['DISABILITY'],
    domain: 'NEIGHBOURHOOD',
    natures: ['HOSTILE_HARASSMENT'],
    handlings: ['MEDIATION', 'CASE_CONFERENCE'],
    outcomes: [['SOLVED', 'CITIZEN_HEARD'], ['PARTLY_SOLVED']],
    text: `Mijn broer heeft [het syndroom van Down|een verstandelijke beperking] en woont zelfstandig. Een groepje
      jongens [doet hem na|pakt zijn pet af|laat hem voor een sigaret dansen] en zet het op internet. Hij lacht mee,
      maar daarna [huilt hij|komt hij dagen niet buiten]. [Hij wilde juist zo graag op zichzelf wonen.|Ik woon te
      ver weg om er steeds bij te zijn.]`,
    where: 'bij {park}',
    talk: [
      {
        worker:
          'Wat lief dat u voor hem opkomt. Vindt hij het goed dat wij met de jongerenwerker praten?',
      },
      { reporter: 'Ik heb het gevraagd: ja, als hij zelf mee mag.' },
      {
        worker:
          'Hij deed het geweldig. De filmpjes zijn weg en twee jongens kwamen zich zelf voorstellen.',
      },
      { reporter: 'Hij heeft het er nog steeds over. Dank jullie wel.' },
    ],
  },
];
