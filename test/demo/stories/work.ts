import type { Story } from './story.ts';

export const WORK: readonly Story[] = [
  {
    id: 'twee-brieven',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_DESCENT'],
    domain: 'WORK_RECRUITMENT',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['INVESTIGATE', 'LETTER'],
    outcomes: [['APOLOGY', 'RULE_CHANGED'], ['APOLOGY'], ['NOT_SOLVED', 'CITIZEN_HEARD']],
    text: `Ik solliciteerde bij [een installatiebedrijf|een groothandel|een garage] aan de {street}
      als [planner|administratief medewerker|magazijnbeheerder]. Binnen [een dag|twee dagen] kreeg ik
      een afwijzing: [de vacature was al vervuld|ze zochten iemand met meer ervaring]. [Een vriend|Mijn
      buurman|Een oud-collega] met een Nederlandse achternaam stuurde dezelfde brief met minder
      ervaring en werd [nog diezelfde week|de volgende ochtend] uitgenodigd.

      De vacature staat nog steeds open. [Ik wil geen ruzie, ik wil een eerlijke kans.|Ik ben hier
      geboren en opgegroeid. Dit doet pijn.|Ik heb beide brieven en beide antwoorden bewaard.]`,
    where: '[bedrijf aan de {street}|bedrijventerrein, {street}]',
    talk: [
      {
        worker: `Dank u wel voor uw duidelijke verhaal. Mag ik beide brieven en beide antwoorden van u
          zien? [Dan kan ik het bedrijf om uitleg vragen.|Daarna bel ik u over de volgende stap.]`,
      },
      {
        reporter: `[Ja, ik heb alles bewaard.|Ja hoor.] Ik breng het [{day}|morgen] langs op papier.`,
      },
      {
        worker: `Het bedrijf [schrijft dat het voortaan met een vaste vragenlijst selecteert|zegt dat het
          een fout van het uitzendbureau was]. [Wilt u dat ik nog iets doe?|U krijgt hun brief van mij.]`,
      },
    ],
    note: 'Brieven vergeleken: zelfde opbouw, minder ervaring bij de tweede. Werkgever gebeld.',
  },
  {
    id: 'te-oud-voor-het-team',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['AGE'],
    domain: 'WORK_RECRUITMENT',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['ADVICE', 'LETTER'],
    outcomes: [['CITIZEN_HEARD'], ['APOLOGY'], ['NOT_SOLVED']],
    text: `Ik ben [56|58|61] en heb dertig jaar ervaring als [boekhouder|verkoper|werkvoorbereider]. In de
      mail stond letterlijk dat ze [een jong en dynamisch team|iemand van hooguit 35] zoeken en dat ik
      [daar niet in pas|waarschijnlijk niet lang zou blijven]. [Mag dat zomaar?|Ik heb de mail nog.]
      Dit is al de {nth} keer dit jaar.`,
    where: '[per mail|sollicitatie bij een kantoor aan de {street}]',
    talk: [
      {
        worker: `Nee, dat mag niet zomaar. Een werkgever moet een goede reden hebben om op leeftijd te
          letten. Ik kan u helpen met een brief. Wilt u dat?`,
      },
      { reporter: '[Graag, maar zonder advocaten.|Ja, ik wil vooral dat ze het lezen.]' },
    ],
  },
  {
    id: 'zwanger-niet-verlengd',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['SEX_PREGNANCY', 'CONTRACT_TYPE'],
    domain: 'WORK_DISMISSAL',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['ADVICE', 'MEDIATION'],
    outcomes: [['SETTLEMENT', 'COMPENSATION'], ['SOLVED'], ['NOT_SOLVED', 'CITIZEN_HEARD']],
    text: `[Begin dit jaar|In het najaar|Twee maanden geleden] vertelde ik mijn leidinggevende dat ik zwanger
      ben. Tot die tijd was iedereen tevreden: [mijn beoordeling was goed|ik zou een vast contract
      krijgen]. {weeks} later hoorde ik dat mijn contract niet wordt verlengd, ["om bedrijfseconomische
      redenen"|"omdat het nu even niet past"]. Mijn werk is [dezelfde week als vacature geplaatst|gewoon
      door een ander overgenomen]. Ik slaap er slecht van.`,
    where: '[kantoor|kapsalon|kinderkledingwinkel|distributiecentrum] aan de {street}',
    talk: [
      {
        worker: `Gefeliciteerd met uw zwangerschap, en wat naar dat dit er zo bij kwam. Heeft u de goede
          beoordeling op papier?`,
      },
      {
        reporter:
          'Ja, [van afgelopen jaar|een mail van mijn chef]. Ik durf zelf niet meer te bellen.',
      },
      {
        worker: `Dat hoeft ook niet. Ik heb [vandaag|gisteren] met de personeelsafdeling gesproken. Ze willen
          {day} met ons allebei om tafel.`,
      },
    ],
    note: 'Gesprek voorbereid. Let op de termijn voor een verzoek aan de rechter: twee maanden.',
  },
  {
    id: 'grapjes-in-de-kantine',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_AFROPHOBIA'],
    domain: 'WORK_COLLEAGUES',
    natures: ['HOSTILE_INSULT', 'HOSTILE_HARASSMENT'],
    handlings: ['MEDIATION', 'ADVICE'],
    outcomes: [['APOLOGY', 'CITIZEN_HEARD'], ['PARTLY_SOLVED'], ['NOT_SOLVED']],
    text: `Op mijn werk maken [twee|drie] collega's elke pauze grappen over mijn huidskleur. [Ze doen
      apengeluiden als ik binnenkom.|Ze vragen of ik "in het donker wel te vinden ben".|Mijn koffiebeker is
      beklad.] Ik heb het {times} bij mijn teamleider gemeld. Hij zegt dat [het humor is|ik er niet zo
      zwaar aan moet tillen]. [Sinds een maand eet ik in mijn auto.|Ik ga met buikpijn naar mijn werk.]`,
    where: '[magazijn|fabriekshal|keuken van een bedrijf] bij de {street}',
    talk: [
      {
        worker: `Dit had nooit zo lang mogen duren. U hoeft het niet alleen te doen. Is er op uw werk een
          vertrouwenspersoon?`,
      },
      { reporter: 'Ik geloof het wel, maar dat is [de vrouw van de baas|dezelfde teamleider].' },
      { worker: 'Dan vragen we een gesprek met de directie, met mij erbij. Kunt u {day}?' },
      { reporter: '[Ja. Dank u.|Na drie uur kan ik.]' },
    ],
  },
  {
    id: 'hoofddoek-aan-de-kassa',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['RELIGION_ISLAM'],
    domain: 'WORK_RECRUITMENT',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['INVESTIGATE', 'ADVICE'],
    outcomes: [['SOLVED', 'APOLOGY'], ['OPINION'], ['PARTLY_SOLVED']],
    text: `Ik kwam voor een proefdag bij [een bakker|een drogist|een bouwmarkt] aan de {street}. Alles ging
      goed tot de eigenaar zei dat [klanten hier geen hoofddoek willen zien|ik hem wel af mocht doen onder
      werktijd]. Toen ik nee zei, [was de proefdag voorbij|mocht ik naar huis]. De uren zijn
      [niet betaald|pas na twee keer bellen betaald].`,
    where: 'winkel aan de {street}',
    talk: [
      {
        worker: `Wat vervelend, juist op een dag waarop u wilde laten zien wat u kunt. Een kledingregel
          moet een goede reden hebben. Zullen we samen om die reden vragen?`,
      },
      {
        reporter: '[Ja, en ik wil ook mijn uren.|Graag. Ik wil daar niet meer werken, wel uitleg.]',
      },
    ],
    note: 'Eigenaar kende de regels niet. Hoor en wederhoor gedaan, verslag naar beide kanten.',
  },
  {
    id: 'rolstoel-eerste-verdieping',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['DISABILITY'],
    domain: 'WORK_CONDITIONS',
    natures: ['DISPUTED_NO_ADJUSTMENT'],
    handlings: ['MEDIATION', 'RIGHTS_CHECK'],
    outcomes: [['ADJUSTMENT', 'SOLVED'], ['PARTLY_SOLVED'], ['ADJUSTMENT']],
    text: `Sinds [een ongeluk|mijn operatie] zit ik in een rolstoel. Mijn afdeling zit op de eerste verdieping
      en de lift is al {months} stuk. Ik vroeg om [een plek beneden|thuiswerken]. Mijn baas zegt dat dat
      [oneerlijk is tegenover collega's|te duur is]. Nu zit ik ziek thuis terwijl ik
      [best kan werken|mijn werk mis].`,
    where: 'kantoor aan de {street}',
    talk: [
      {
        worker:
          'Een aanpassing vragen is uw recht. Wat zou u nodig hebben om deze week te kunnen beginnen?',
      },
      { reporter: 'Een bureau beneden en een drempelplank. Meer niet.' },
      {
        worker:
          'De werkgever heeft {day} een bureau beneden klaarstaan. Laat u weten of het zo gaat?',
      },
      { reporter: '[Het werkt! Ik ben weer begonnen.|Het is krap, maar het gaat. Dank u.]' },
    ],
  },
  {
    id: 'nachtdienst-en-loon',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['NATIONALITY', 'CONTRACT_TYPE'],
    domain: 'WORK_CONDITIONS',
    natures: ['DISPUTED_TERMS'],
    handlings: ['ADVICE', 'REFERRAL'],
    outcomes: [['CITIZEN_HEARD'], ['COMPENSATION'], ['NO_CONTACT']],
    language: 'pl',
    text: `Pracuję w [magazynie|szklarni|zakładzie] koło {district}. Mamy tę samą pracę co Holendrzy, ale
      [tylko my dostajemy nocne zmiany|za mieszkanie potrącają nam dwa razy więcej]. Kiedy pytam, słyszę:
      "jak się nie podoba, wracaj do domu". [Proszę o radę.|Nie chcę stracić pracy.|Jest nas tak ośmioro.]`,
    where: '[magazyn, {street}|{district}]',
    when: '[od zimy|od trzech miesięcy|od początku pracy]',
    talk: [
      {
        worker: `Dziękujemy za wiadomość. Wij lezen uw bericht met een tolk. Heeft u loonstroken van de
          laatste [twee|drie] maanden?`,
      },
      { reporter: 'Tak, mam zdjęcia w telefonie. Mogę przyjść w sobotę?' },
    ],
  },
  {
    id: 'uitzendbureau-code',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['ORIGIN'],
    domain: 'WORK_RECRUITMENT',
    natures: ['DISPUTED_INSTRUCTION'],
    handlings: ['REGISTER', 'POLICY'],
    outcomes: [['CITIZEN_HEARD'], ['RULE_CHANGED']],
    anonymity: 'ANON_FULL',
    text: `Ik werk [sinds kort|al een paar jaar] bij een uitzendbureau. Als een klant ["liever geen
      buitenlanders"|"alleen Nederlandse jongens"] wil, zetten wij [een sterretje|een letter] bij de aanvraag.
      Iedereen op kantoor weet wat het betekent. Ik durf dit niet met mijn naam te melden, maar ik wil dat
      het [ergens staat|geteld wordt].`,
    where: 'uitzendbureau in {district}',
  },
  {
    id: 'deeltijd-geen-cursus',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['WORKING_HOURS', 'SEX_FAMILY'],
    domain: 'WORK_CONDITIONS',
    natures: ['DISPUTED_INDIRECT'],
    handlings: ['ADVICE'],
    outcomes: [['ADJUSTMENT'], ['CITIZEN_HEARD']],
    text: `Bij ons mogen alleen mensen die [voltijds|minstens 32 uur] werken [de opleiding tot teamleider|de
      nascholing] volgen. Ik werk 24 uur omdat ik [voor mijn kinderen|voor mijn zieke vader] zorg. Zo komen
      er [bijna geen vrouwen|alleen mannen] in aanmerking. [Is dat niet gewoon oneerlijk?|Wat kan ik doen
      zonder gedoe te maken?]`,
    where: '[zorginstelling|school|bankfiliaal] in {district}',
  },
  {
    id: 'gecompliceerde-naam',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['ORIGIN_ETHNIC', 'LANGUAGE'],
    domain: 'WORK_COLLEAGUES',
    natures: ['HOSTILE'],
    handlings: ['REGISTER'],
    outcomes: [['CITIZEN_HEARD']],
    text: `Op het rooster sta ik als ["Jan"|"Kees"|"Piet"], omdat mijn eigen naam "te moeilijk" is. Als ik met
      [een collega|mijn broer, die er ook werkt] even onze eigen taal spreek, [krijgen we een waarschuwing|roept
      de voorman dat we hier Nederlands praten, ook in de pauze]. Het is klein, maar het is elke dag.`,
    where: '[bouwplaats|kas|schoonmaakploeg] bij {district}',
    when: '[al maanden|sinds ik er werk|sinds de nieuwe voorman]',
  },
  {
    id: 'pestappgroep',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['SEXUAL_ORIENTATION'],
    domain: 'WORK_COLLEAGUES',
    natures: ['HOSTILE_HARASSMENT', 'HOSTILE_INSULT'],
    handlings: ['MEDIATION', 'ADVICE'],
    outcomes: [
      ['SOLVED', 'APOLOGY'],
      ['PARTLY_SOLVED', 'CITIZEN_HEARD'],
    ],
    text: `Sinds mijn collega's weten dat ik [met een man|met een vrouw] getrouwd ben, is er een appgroep
      zonder mij. [Iemand liet mij de plaatjes zien.|Per ongeluk werd er een bericht naar mij gestuurd.] Het gaat
      over mij en het is [ronduit smerig|heel gemeen]. Bij het [werkoverleg|kerstdiner] bleef de stoel naast
      mij leeg.`,
    where: '[afdeling van een groot bedrijf|werkplaats] aan de {street}',
    talk: [
      { worker: 'Wat eenzaam moet dat zijn. Heeft u iets van die berichten kunnen bewaren?' },
      {
        reporter:
          "[Vier schermfoto's.|Eén bericht, de rest is gewist.] Mijn chef weet nog van niets.",
      },
      { worker: 'Zullen we het hem samen vertellen? U bepaalt wat ik wel en niet zeg.' },
      { reporter: 'Goed. Liever na het weekend.' },
    ],
  },
];
