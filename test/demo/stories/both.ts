import type { Story } from './story.ts';

export const BOTH: readonly Story[] = [
  {
    id: 'wijkverpleging-afkomst',
    subject: 'BOTH',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_ETHNIC', 'LANGUAGE'],
    domain: 'HOME_CARE',
    natures: ['DISPUTED_TERMS', 'HOSTILE_INSULT'],
    handlings: ['MEDIATION', 'ADVICE'],
    care: ['QUALITY', 'RESPECT'],
    outcomes: [['APOLOGY', 'ADJUSTMENT'], ['PARTLY_SOLVED'], ['SOLVED', 'APOLOGY']],
    text: `De verzorgende zegt tegen mijn [moeder|schoonmoeder] dat ze ["na vijftig jaar wel eens Nederlands had mogen leren"|"hier niet zo moet
      koken, het stinkt"]. Sindsdien [slaat ze het wassen over|is ze in tien minuten weer weg]. Mijn moeder zegt niets, ze is bang dat de hulp
      helemaal stopt. [Ze heeft haar leven lang kantoren schoongemaakt.|Ik hoor het via de babyfoon.]`,
    where: 'thuis bij mijn moeder, {street}',
    talk: [
      {
        worker:
          'Uw moeder heeft recht op goede zorg en op respect. Wil zij dat ik met het team praat, of wilt u erbij zijn?',
      },
      { reporter: 'Ik wil erbij zijn. Mijn moeder wil alleen een ander gezicht.' },
      {
        worker:
          'Vanaf {day} komt er iemand anders, die haar taal een beetje spreekt. De teamleider belt u over de rest.',
      },
      { reporter: 'Ze hebben samen thee gedronken. Dat was lang geleden.' },
    ],
    note: 'Moeder zelf gesproken, met haar dochter als tolk. Geen verklaring op naam.',
  },
  {
    id: 'doof-geen-tolk-spoed',
    subject: 'BOTH',
    request: 'COMPLAINT',
    grounds: ['DISABILITY'],
    domain: 'HEALTH_CARE',
    natures: ['DISPUTED_NO_ADJUSTMENT'],
    handlings: ['INVESTIGATE', 'POLICY'],
    care: ['COMMUNICATION', 'RESPECT'],
    outcomes: [['APOLOGY', 'RULE_CHANGED'], ['OPINION'], ['PARTLY_SOLVED']],
    text: `Ik ben doof. Op de spoedpost weigerden ze [een schrijftolk|mijn tolk via beeldbellen]: "telefoons uit". Drie uur lang wist ik niet [wat
      er met mijn kind gebeurde|waarom ik bloed moest geven]. Ze praatten met hun mondkap op. [Ik ben getekend naar huis gegaan,
      zonder te weten waarvoor.|Ik heb met handen en voeten gesmeekt om papier.]`,
    where: 'spoedpost in {district}',
    when: "{date}, 's avonds laat",
    talk: [
      {
        worker:
          'Wat beangstigend. Wilt u liever schrijven, of een gesprek met een gebarentolk? Wij regelen en betalen die.',
      },
      { reporter: 'Een gesprek met tolk, graag. Schrijven is mijn tweede taal.' },
      {
        worker:
          'De spoedpost heeft nu een tablet met tolk klaarliggen en wil dat u hem als eerste uitprobeert.',
      },
    ],
  },
  {
    id: 'trans-wachtlijst-spot',
    subject: 'BOTH',
    request: 'COMPLAINT',
    grounds: ['TRANSITION', 'GENDER_IDENTITY'],
    domain: 'HEALTH_CARE',
    natures: ['HOSTILE', 'DISPUTED_TERMS'],
    handlings: ['MEDIATION', 'REFERRAL'],
    care: ['RESPECT'],
    outcomes: [['APOLOGY', 'SUPPORT_IN_PLACE'], ['PARTLY_SOLVED'], ['NOT_SOLVED', 'CITIZEN_HEARD']],
    text: `Na {months} wachten had ik een gesprek. De [invaller|psycholoog] bleef mij "meneer" noemen en vroeg of ik ["dit niet ook gewoon een fase
      vond"|"wel een relatie kon krijgen zo"]. Toen ik er iets van zei, schreef ze dat ik ["emotioneel instabiel"|"niet gemotiveerd"] ben. Nu sta ik
      [weer onderaan de lijst|zonder behandelaar].`,
    where: 'kliniek in {district}',
    talk: [
      {
        worker:
          'Zo lang wachten en dan dit. Welke aanspreekvorm mag ik gebruiken, en wat wilt u het liefst: een ander, of een excuus?',
      },
      { reporter: 'Mevrouw, of gewoon [Robin|Sam]. En een ander. Een excuus mag erbij.' },
      {
        worker:
          'Er is plek bij een andere behandelaar, u houdt uw plaats op de lijst. De opmerking is uit het dossier.',
      },
    ],
  },
  {
    id: 'jeugdzorg-vooroordeel-kamp',
    subject: 'BOTH',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_ROMA'],
    domain: 'YOUTH_CARE',
    natures: ['DISPUTED_TERMS'],
    handlings: ['MEDIATION', 'CASE_CONFERENCE'],
    care: ['LISTENING', 'RESPECT'],
    outcomes: [['APOLOGY', 'SUPPORT_IN_PLACE'], ['PARTLY_SOLVED']],
    text: `Wij vroegen hulp voor onze {child} met [angsten|woede-uitbarstingen]. De gezinswerker kwam met [een politieagent mee|zijn tweeën, "dat doen
      we bij jullie altijd"]. Het hele gesprek ging over het kamp en niet over ons kind. [Onze buren in een rijtjeshuis kregen
      gewoon koffie en hulp.|Wij hadden nog taart gehaald.]`,
    where: 'thuis bij {district}',
    talk: [
      {
        worker:
          'Dank u dat u het toch meldt. Zal ik de volgende keer meekomen, zodat het over uw kind gaat?',
      },
      { reporter: 'Kom maar. Er is altijd koffie.' },
      {
        worker:
          'Het was goede koffie. De hulp begint {day} en er komt één persoon, zonder uniform.',
      },
    ],
  },
  {
    id: 'bijstand-accent',
    subject: 'BOTH',
    request: 'COMPLAINT',
    grounds: ['NATIONALITY', 'ORIGIN_DESCENT'],
    domain: 'SOCIAL_SECURITY',
    natures: ['DISPUTED_PROFILING'],
    handlings: ['ASSIST_PROCEDURE', 'RIGHTS_CHECK'],
    care: ['INSTITUTIONAL'],
    outcomes: [['SOLVED', 'APOLOGY'], ['OPINION'], ['NOT_SOLVED']],
    refusal: 'OBJECTION_POSSIBLE',
    text: `Ik moest [drie|vijf] jaar bankafschriften inleveren "omdat mensen uit {country} vaak huizen hebben". Ik heb daar geen huis. Ik heb [hier
      niet eens een huis|een graf van mijn ouders daar, meer niet]. Tot alles is bekeken, krijg ik [geen uitkering|een lening]. Mijn
      buurvrouw vroeg in dezelfde week hetzelfde aan en hoefde [drie maanden|niets] in te leveren.`,
    where: 'sociale dienst',
    talk: [
      {
        worker:
          'Hebt u de brief waarin dat zo staat? Dat is belangrijk. En heeft u nu genoeg te eten?',
      },
      { reporter: 'Het stond in de mail, ik stuur hem. Eten: [tot vrijdag|mijn broer helpt].' },
      {
        worker:
          'Er ligt vandaag een voorschot voor u klaar. Over de mail praat ik {day} met de teamleider.',
      },
      { reporter: 'Het voorschot is er. U bent de eerste die vroeg of ik at.' },
    ],
  },
  {
    id: 'oud-en-niet-behandeld',
    subject: 'BOTH',
    request: 'ADVICE',
    grounds: ['AGE'],
    domain: 'HEALTH_CARE',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['ADVICE', 'REFERRAL'],
    care: ['QUALITY', 'LISTENING'],
    outcomes: [['SOLVED'], ['CITIZEN_HEARD']],
    text: `Voor mijn [knie|heup|staar] zeggen ze: "op uw leeftijd beginnen we daar niet meer aan". Ik ben [82|85|79], ik [tuin|reis|dans] nog elke
      week. Niemand heeft gevraagd wat ik zelf wil. [Mag een arts dat zo zeggen?|Ik heb maar één leven en dat is nog niet op.]`,
    where: 'ziekenhuis',
    talk: [
      {
        worker:
          'Leeftijd alleen is geen reden. U mag een tweede arts vragen. Zal ik u helpen met de verwijzing?',
      },
      { reporter: 'Doe maar. Liefst voor het tuinseizoen.' },
    ],
  },
  {
    id: 'aide-sociale-fr',
    subject: 'BOTH',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_SKIN', 'SOCIAL_POSITION'],
    domain: 'SOCIAL_SUPPORT',
    natures: ['DISPUTED_REFUSAL', 'HOSTILE'],
    handlings: ['MEDIATION', 'RIGHTS_CHECK'],
    care: ['RELATIONSHIP'],
    outcomes: [['SOLVED', 'APOLOGY'], ['SUPPORT_IN_PLACE']],
    language: 'fr',
    text: `J'ai demandé [une aide pour mon loyer|un colis de nourriture|une place en crèche]. La dame du guichet a dit [« vous êtes tous
      pareils »|« encore une »] avant de lire mon dossier. Elle l'a rendu sans l'ouvrir. [J'ai deux enfants et je travaille la nuit.|Je
      suis infirmière, mon diplôme attend d'être reconnu.] Je ne demande pas la lune.`,
    where: '[guichet, {district}|centre de quartier]',
    when: '[{date}|lundi matin]',
    talk: [
      {
        worker:
          'Merci de nous avoir écrit. Voulez-vous que je vienne avec vous au guichet cette semaine ?',
      },
      { reporter: "Oui, merci. [Jeudi matin, c'est possible ?|Je finis à sept heures du matin.]" },
      {
        worker:
          'Votre demande est acceptée et la responsable vous présente ses excuses. Bon courage pour le diplôme !',
      },
    ],
  },
  {
    id: 'opieka-pl',
    subject: 'BOTH',
    request: 'ADVICE',
    grounds: ['NATIONALITY'],
    domain: 'HEALTH_CARE',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['ADVICE', 'WARM_TRANSFER'],
    care: ['INSTITUTIONAL', 'RESPECT'],
    outcomes: [['SOLVED'], ['SUPPORT_IN_PLACE']],
    language: 'pl',
    text: `[Moja żona jest w ciąży|Mam chore serce|Nasz syn ma astmę] i żaden lekarz w {district} nie chce nas zapisać. W recepcji powiedzieli, że
      [„pracownicy sezonowi mają swojego lekarza"|„nie przyjmujemy z agencji"]. Mieszkamy tu od [trzech|pięciu] lat i płacimy
      ubezpieczenie. [Co mamy zrobić?|Boimy się czekać.]`,
    where: '[przychodnia, {district}|{street}]',
    when: '[w tym tygodniu|{date}]',
    talk: [
      { worker: 'Dziękujemy. Er is een praktijk die u {day} kan inschrijven. Een tolk gaat mee.' },
      { reporter: 'Dziękujemy bardzo! Będziemy.' },
    ],
  },
  {
    id: 'care-arabic',
    subject: 'BOTH',
    request: 'COMPLAINT',
    grounds: ['LANGUAGE', 'RELIGION_ISLAM'],
    domain: 'RESIDENTIAL_CARE',
    natures: ['DISPUTED_NO_ADJUSTMENT'],
    handlings: ['MEDIATION', 'ADVICE'],
    care: ['QUALITY', 'RESPECT'],
    outcomes: [['ADJUSTMENT'], ['ADJUSTMENT', 'APOLOGY']],
    language: 'ar',
    text: `[أبي|جدي] يسكن في دار للمسنين في {district}. [يقدمون له طعاما لا يأكله ثم يقولون إنه لا يريد أن يأكل.|طلبنا طعاما حلالا
      فقالوا إن هذا ليس مطعما.] لا أحد يتكلم معه، وهو [ينسى الهولندية يوما بعد يوم|يجلس وحده أمام التلفاز].
      [نحن لا نطلب الكثير.|نريد فقط أن يعيش بكرامة.]`,
    where: '[دار المسنين، {district}|{street}]',
    when: '[منذ شهرين|هذا الشهر]',
    talk: [
      {
        worker:
          'شكرا على ثقتكم. Ik bespreek het eten en het bezoek met het huis. Mag ik u {day} bellen, met een tolk?',
      },
      { reporter: 'نعم، في المساء أفضل.' },
      {
        worker:
          'Het huis regelt voortaan passend eten, en twee keer per week komt een vrijwilliger die zijn taal spreekt.',
      },
    ],
  },
];
