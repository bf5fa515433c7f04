import type { Story } from './story.ts';

export const ONLINE: readonly Story[] = [
  {
    id: 'haat-onder-foto',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['ORIGIN_AFROPHOBIA'],
    domain: 'ONLINE',
    natures: ['HOSTILE_HATE_SPEECH', 'HOSTILE_INSULT'],
    handlings: ['REGISTER', 'REFERRAL'],
    outcomes: [['CITIZEN_HEARD'], ['SOLVED']],
    text: `De [sportclub|dansschool|bibliotheek] zette een foto van mijn {child} op internet. Binnen een dag stonden er
      [tientallen|veertig] reacties onder over [apen|"omvolking"]. [Sommigen met hun volledige naam.|Ik herken twee
      mensen uit de straat.] De foto is nu weg, de reacties staan als schermfoto overal.`,
    where: 'op internet',
    when: '[{date} en de dagen erna|{weekend}]',
  },
  {
    id: 'dreigmail-transvrouw',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['GENDER_IDENTITY'],
    domain: 'ONLINE',
    natures: ['THREAT', 'HOSTILE_HARASSMENT'],
    handlings: ['POLICE_SUPPORT', 'ADVICE'],
    outcomes: [['POLICE_REPORT'], ['POLICE_REPORT', 'SUPPORT_IN_PLACE']],
    text: `Na een interview in [een plaatselijk blad|een podcast] krijg ik elke dag berichten. Meestal schelden, maar
      [sinds een week|de laatste drie] noemen ze mijn straat. [Eén stuurde een foto van mijn voordeur.|Eén schreef
      wat ik die ochtend aan had.] Ik ben een gewone vrouw met een gewone baan en ik wil gewoon over straat.`,
    where: 'online, maar ook bij mijn huis in {district}',
    talk: [
      {
        worker:
          'Dat is bedreiging. Bewaar alles. Heeft u vannacht iemand bij u, of een plek om te slapen?',
      },
      { reporter: 'Mijn zus komt. [Ik ben blij dat u het niet kleiner maakt.|Dank u.]' },
      {
        worker:
          'Morgen om tien uur is er een rechercheur die dit kent. Ik wacht u op bij de ingang.',
      },
      { reporter: 'Het was een goed gesprek. Ze noemde me bij mijn naam.' },
    ],
    note: 'Afspraak op locatie gemaakt. Afgesproken: niet bellen op werk.',
  },
  {
    id: 'advertentie-jouw-soort',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['ORIGIN_ETHNIC'],
    domain: 'ONLINE',
    natures: ['DISPUTED_REFUSAL', 'HOSTILE_INSULT'],
    handlings: ['REGISTER'],
    outcomes: [['CITIZEN_HEARD']],
    text: `Ik wilde via een advertentiesite [een kinderfiets|een wasmachine|een bank] kopen van iemand in {district}. Zodra hij
      mijn naam zag, schreef hij: ["jullie dingen altijd af, laat maar"|"niet aan jouw soort"]. [Ik had de vraagprijs
      geboden.|Een uur later stond hij er nog.]`,
    where: 'advertentie op internet',
  },
  {
    id: 'raadslid-uitspraak',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['ORIGIN', 'RELIGION'],
    domain: 'PUBLIC_OPINION',
    natures: ['HOSTILE_HATE_SPEECH'],
    handlings: ['REGISTER', 'ADVICE'],
    outcomes: [['CITIZEN_HEARD']],
    refusal: 'POLICY',
    text: `Bij [een inspraakavond|een debat] over de opvang in {district} zei een spreker dat [asielzoekers "van nature"
      crimineel zijn|"die mensen" onze meisjes komen halen]. De zaal klapte. Ik zat er met [mijn buren uit
      Eritrea|mijn Syrische schoonzoon], die alles verstaan. [Vrije mening, ja. Maar dit?|Ik schaamde me dood.]`,
    where: '[zaal in {district}|wijkcentrum]',
    when: "{date}, 's avonds",
  },
  {
    id: 'gamechat-school',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['ORIGIN_ANTISEMITISM', 'SEXUAL_ORIENTATION'],
    domain: 'ONLINE',
    natures: ['HOSTILE_HATE_SPEECH'],
    handlings: ['ADVICE'],
    outcomes: [['CITIZEN_HEARD'], ['SUPPORT_IN_PLACE']],
    text: `Mijn {child} van [elf|twaalf|dertien] speelt met klasgenoten een spel met een chat. Ik las mee en schrok: [hakenkruizen|"alle
      homo's dood"], de hele avond, van kinderen die hier ook komen logeren. [Wat zeg je dan, en tegen
      wie?|De school zegt: dat is thuis. De ouders zeggen: dat is de school.]`,
    where: 'online, klas van een school in {district}',
    talk: [
      {
        worker:
          'Goed dat u meeleest. Ik stuur u een korte gesprekswijzer. Zal ik de mentor bellen, zonder namen?',
      },
      { reporter: 'Zonder namen is goed. [Die wijzer kan ik vanavond al gebruiken.|Dank u.]' },
    ],
  },
];
