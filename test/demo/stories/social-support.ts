import type { Story } from './story.ts';

export const SUPPORT: readonly Story[] = [
  {
    id: 'dagbesteding-dicht',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['MEDIATION', 'POLICY'],
    care: ['INSTITUTIONAL'],
    outcomes: [['PARTLY_SOLVED'], ['SUPPORT_IN_PLACE'], ['NOT_SOLVED']],
    text: `De [houtwerkplaats|zorgboerderij|theetuin] waar mijn [broer|zoon|zus] werkt, gaat [na de zomer|per januari] dicht. Het alternatief is
      [drie kwartier met de bus|een zaaltje met puzzels]. Wie niet van verandering houdt, [wordt daar ziek van|slaapt nu al
      slecht]. Ons is niets gevraagd. [We hoorden het van een ander gezin.|Er hing een briefje op de deur.]`,
    where: 'dagbesteding bij {district}',
    talk: [
      {
        worker:
          'Dank u. Er schreven meer gezinnen. Zullen we samen met de gemeente om tafel, voordat het besluit vaststaat?',
      },
      { reporter: "[Heel graag, wij zijn met zeven.|Ja. Ik neem foto's mee van wat ze maken.]" },
      {
        worker:
          'Het besluit is een half jaar uitgesteld. De gezinnen praten mee over een plek in de buurt.',
      },
    ],
  },
  {
    id: 'opvang-gezin-hotel',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['SUPPORT_PLAN', 'CASE_CONFERENCE'],
    care: ['ENVIRONMENT', 'INSTITUTIONAL'],
    outcomes: [['SUPPORT_IN_PLACE'], ['SOLVED'], ['PARTLY_SOLVED']],
    text: `Na [een brand|mijn scheiding|de huisuitzetting] wonen wij met [drie|vier] mensen op één kamer van een hotel. Dat zou twee weken duren, het
      zijn er nu [elf|zestien|negen]. [We koken in een waterkoker.|Mijn kinderen maken huiswerk in de badkamer.] Wij hoeven geen villa.
      Een deur tussen ons en de kinderen, dat zou fijn zijn.`,
    where: 'noodopvang bij {square}',
    when: 'al weken',
    talk: [
      {
        worker:
          'Vandaag eerst dit: kan uw gezin warm eten? En hoe laat zijn de kinderen uit school?',
      },
      { reporter: 'Om drie uur. Warm eten kan bij [mijn moeder|de kerk].' },
      { worker: 'Er is een tijdelijke woning met twee slaapkamers. Zullen we {day} gaan kijken?' },
      { reporter: 'Wij hebben een deur. Twee zelfs. Dank u wel.' },
    ],
    note: 'Met woningcorporatie en opvang om tafel. Besluit zelf genomen, binnen mandaat.',
  },
  {
    id: 'tolk-geweigerd',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'HEALTH_CARE',
    natures: [],
    handlings: ['MEDIATION', 'ADVICE'],
    care: ['COMMUNICATION'],
    outcomes: [['ADJUSTMENT', 'APOLOGY'], ['ADJUSTMENT']],
    language: 'tr',
    text: `[Annem|Babam] hastanede ameliyat hakkında konuşacaktı ama tercüman yoktu. [On iki yaşındaki kızım|On yaşındaki oğlum] her şeyi
      çevirmek zorunda kaldı, kötü haberi de. Doktora "lütfen tercüman" dedim, [zaman yok dediler|pahalı dediler]. [Bir çocuk bunu
      duymamalı.|Bütün gece ağladı.]`,
    where: 'hastane',
    when: '[geçen hafta|{date}]',
    talk: [
      {
        worker:
          'Çok üzüldük. Wij vragen het ziekenhuis om een tolk bij elk gesprek. Mogen wij uw naam gebruiken?',
      },
      { reporter: 'Evet. Teşekkür ederim.' },
      {
        worker:
          'Bij het volgende gesprek is er een tolk, en het ziekenhuis zegt sorry tegen uw kind.',
      },
    ],
  },
  {
    id: 'voedselbank-afstand',
    subject: 'CARE',
    request: 'ADVICE',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['QUICK_FIX', 'RIGHTS_CHECK'],
    care: ['MANAGEMENT'],
    outcomes: [['SOLVED'], ['SUPPORT_IN_PLACE']],
    text: `Ik mag naar de voedselbank, maar die is [aan de andere kant van de stad|in een ander dorp]. Met twee tassen en een [kapotte knie|baby] gaat
      dat niet met {line}. [Ik heb het nu drie weken overgeslagen.|Een buurman reed me één keer, ik durf het geen tweede keer te
      vragen.] Is er iets dichterbij?`,
    where: '{district}',
    talk: [
      {
        worker:
          'Een vrijwilliger rijdt elke {day} langs {district}. Zal ik u aanmelden? Overslaan hoeft niet meer.',
      },
      { reporter: 'Ja graag. [Dank u, ook namens de kleine.|U weet niet wat dat scheelt.]' },
    ],
  },
  {
    id: 'eenzaam-telefoonlijst',
    subject: 'CARE',
    request: 'ADVICE',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['WARM_TRANSFER', 'SUPPORT_PLAN'],
    care: ['LISTENING'],
    outcomes: [['SUPPORT_IN_PLACE', 'CITIZEN_HEARD'], ['CITIZEN_HEARD']],
    text: `[Ik klaag niet graag.|Er zijn er die het erger hebben.|Ik ben [83|77|71].|] Sinds [mijn vrouw er niet meer is|ik niet meer rijd] spreek ik soms [dagen|van {day} tot {day}] niemand. De
      gemeente gaf mij een lijst met twaalf telefoonnummers. [Ik heb er drie gebeld: een bandje, een bandje en iemand die vroeg
      hoe ik aan het nummer kwam.|Bellen is nu juist wat ik niet goed kan, met deze oren.]`,
    where: 'thuis aan de {street}',
    when: 'de laatste tijd',
    talk: [
      {
        worker:
          'Dit is geen klagen. Mag er {day} iemand langskomen voor koffie? Gewoon aan de deur, zonder lijst.',
      },
      { reporter: 'Dat mag. Ik heb nog appelgebak.' },
      {
        worker:
          'Ik hoorde dat u kunt biljarten. Op donderdag zoeken ze in het wijkcentrum een vierde man.',
      },
    ],
  },
  {
    id: 'participatie-bewijs-rug',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'SOCIAL_SECURITY',
    natures: [],
    handlings: ['MEDIATION', 'RULE_SIGNAL'],
    care: ['INSTITUTIONAL'],
    outcomes: [['SOLVED', 'RULE_CHANGED'], ['SOLVED'], ['PARTLY_SOLVED']],
    text: `Elk half jaar moet ik bewijzen dat ik [mijn been mis|blind ben|doof ben]. Er is een brief van de specialist uit 2014, en die
      zegt: blijvend. [De nieuwe consulent wil een "actuele verklaring".|Mijn huisarts schrijft het niet meer, "dit is te gek".] Als ik
      te laat ben, stopt de uitkering. [Hij groeit er niet meer aan, hoor.|Ik lach er maar om, meestal.]`,
    where: 'sociale dienst',
    talk: [
      { worker: 'Ik lach met u mee, en ik bel ze ook. Heeft u de brief van de specialist nog?' },
      { reporter: 'Ingelijst, bij wijze van spreken.' },
      {
        worker:
          'In uw dossier staat nu: blijvend, niet meer vragen. En de regel wordt voor iedereen bekeken.',
      },
      { reporter: 'Kijk, daar word ik nou vrolijk van.' },
    ],
    note: 'Knelpunt doorgegeven aan de beleidsafdeling: herkeuring zonder reden.',
  },
  {
    id: 'inburgering-kind-ziek',
    subject: 'CARE',
    request: 'ADVICE',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['ADVICE', 'WARM_TRANSFER'],
    care: ['INSTITUTIONAL', 'LISTENING'],
    outcomes: [['SUPPORT_IN_PLACE'], ['SOLVED']],
    language: 'en',
    text: `I came here [last year|two years ago] and I follow the language course. My [son|daughter] is ill and I missed [five|seven]
      lessons. Now I have a letter about [a fine|losing my allowance]. [I wrote that we were in hospital.|The form was only in
      Dutch.] I like the course and I want to finish it. Who can explain this to them?`,
    where: 'letter from the town',
    when: '[this month|since {date}]',
    talk: [
      { worker: 'I can, and I will call them today. How is your child now?' },
      { reporter: 'Better, thank you for asking. [We are home since Monday.|Still tired.]' },
      {
        worker:
          'There is no fine. You may catch up on the lessons in spring, and somebody can watch your child meanwhile.',
      },
    ],
  },
];
