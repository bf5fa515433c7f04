import type { Story } from './story.ts';

export const HOSPITALITY: readonly Story[] = [
  {
    id: 'deurbeleid-club',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_SKIN'],
    domain: 'HOSPITALITY',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['INVESTIGATE', 'LETTER'],
    outcomes: [['APOLOGY'], ['RULE_CHANGED', 'APOLOGY'], ['NOT_SOLVED']],
    urban: true,
    text: `{weekend} stonden wij met [vier|vijf|zes] vrienden in de rij bij een club bij {square}. De [twee|drie]
      witte jongens mochten door. Tegen ons zei de portier ["vaste gasten"|"niet met die schoenen"|"het is
      vol"]. [Na ons ging een groep van tien wel naar binnen.|Wij droegen precies dezelfde schoenen.] Wij
      stonden daar als idioten. [Dit is niet de eerste keer hier.|Ik was jarig.]`,
    where: 'club bij {square}',
    when: "{weekend}, [rond middernacht|half één 's nachts|tegen elven]",
    talk: [
      { worker: "Naar, zeker op zo'n avond. Zijn er mensen die het zagen en die ik mag bellen?" },
      {
        reporter:
          'Ja, [mijn twee vrienden die wel binnen mochten|een meisje in de rij gaf haar naam].',
      },
      {
        worker: 'De club komt {day} op gesprek. We bespreken ook de andere meldingen van dit jaar.',
      },
    ],
    note: 'Deur van deze zaak komt vaker terug. Overleg met vergunningen van de gemeente aangevraagd.',
  },
  {
    id: 'hulphond-terras',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['DISABILITY'],
    domain: 'HOSPITALITY',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['LETTER', 'ADVICE'],
    outcomes: [['APOLOGY', 'SOLVED'], ['APOLOGY']],
    text: `Ik ben [blind|slechtziend] en kom overal met mijn hulphond. Bij [een eetcafé|een lunchroom] aan de
      {street} moest de hond buiten blijven, ["regels van de keuring"|"andere gasten zijn bang"]. Ik legde uit
      dat de hond bij mij hoort. [De ober haalde zijn schouders op.|We konden gaan.] Mijn [zus|kleinkind] van
      zeven vroeg waarom wij stout waren geweest.`,
    where: 'eetgelegenheid aan de {street}',
    talk: [
      {
        worker:
          'Een hulphond mag vrijwel overal mee naar binnen. Ik stuur de zaak uitleg en een sticker voor de deur.',
      },
      {
        reporter:
          '[Prima. Ik wil er best nog eens koffie drinken.|Fijn, een sticker is een goed idee.]',
      },
    ],
  },
  {
    id: 'reservering-naam',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['ORIGIN_DESCENT'],
    domain: 'HOSPITALITY',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['REGISTER'],
    outcomes: [['CITIZEN_HEARD']],
    text: `Ik wilde een tafel voor [acht|tien|twaalf] bestellen voor [het feest van mijn ouders|mijn diploma]. Met
      mijn naam was het restaurant ["helaas besloten"|vol]. Een half uur later belde ik met de naam van mijn
      [vrouw|vriend], die Nederlands klinkt. Toen kon het wel. [Wij zijn maar thuis gaan eten.|Ik heb de tafel
      niet genomen.]`,
    where: 'restaurant in {district}',
  },
  {
    id: 'zoenen-verboden',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['SEXUAL_ORIENTATION'],
    domain: 'HOSPITALITY',
    natures: ['HOSTILE_INSULT', 'DISPUTED_REFUSAL'],
    handlings: ['REGISTER', 'LETTER'],
    outcomes: [['CITIZEN_HEARD'], ['APOLOGY']],
    text: `Mijn vriendin en ik gaven elkaar een kus in [een bruin café|een snackbar]. De baas riep dat ["dit een
      nette zaak is"|"we dat thuis maar moesten doen"]. Aan de tafel naast ons zat een man met zijn hand op het
      been van zijn vrouw. [Een paar gasten lachten.|Niemand zei iets.] We hebben betaald en zijn gegaan.`,
    where: 'café bij {square}',
    when: '{weekend}',
  },
  {
    id: 'vakantiepark-achternaam',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_ROMA', 'SOCIAL_ORIGIN'],
    domain: 'HOSPITALITY',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['INVESTIGATE', 'LETTER'],
    outcomes: [['COMPENSATION', 'APOLOGY'], ['NOT_SOLVED'], ['OPINION']],
    text: `We boekten een weekend in een huisje. Na de betaling kregen we bericht dat de boeking was
      geannuleerd, [zonder reden|"wegens onderhoud"]. Mijn broer, [zelfde achternaam|ander park, zelfde keten],
      had precies hetzelfde. [Mijn collega boekte daarna dat huisje zonder probleem.|Op de site was het
      huisje gewoon weer vrij.] Iedereen weet dat onze familie van het kamp komt.`,
    where: 'vakantiepark bij {district}',
    talk: [
      { worker: 'Dank u. Wilt u mij de bevestiging en de annulering sturen?' },
      { reporter: 'Staat klaar. We kregen het geld terug, maar geen woord erbij.' },
      {
        worker:
          'Het park zegt dat er een lijst met namen was. Die lijst is weg, schrijft de directie, met excuses.',
      },
      { reporter: 'Een lijst. [Ongelofelijk.|Dus toch.] Goed dat het nu op papier staat.' },
    ],
  },
  {
    id: 'aangepast-toilet-opslag',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['DISABILITY'],
    domain: 'HOSPITALITY',
    natures: ['DISPUTED_INACCESSIBLE'],
    handlings: ['LETTER', 'ADVICE'],
    outcomes: [['ADJUSTMENT'], ['SOLVED', 'ADJUSTMENT'], ['NOT_SOLVED']],
    text: `Bij [een grandcafé|een bioscoop|het theatercafé] staat het rolstoeltoilet vol met [stoelen|kratten|het
      kerstspul]. Ik moest [vragen of ze het wilden leeghalen|naar huis om te plassen]. Het personeel was
      aardig, maar [het is elke keer zo|"er komt toch nooit iemand met een rolstoel"].`,
    where: '{square}',
  },
];
