import type { Story } from './story.ts';

export const HOME_CARE: readonly Story[] = [
  {
    id: 'veertien-gezichten',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'HOME_CARE',
    natures: [],
    handlings: ['MEDIATION'],
    care: ['QUALITY', 'INSTITUTIONAL'],
    outcomes: [['PARTLY_SOLVED'], ['SOLVED'], ['NOT_SOLVED', 'CITIZEN_HEARD']],
    text: `In [een maand|drie weken] kwamen er [veertien|elf|zeventien] verschillende mensen om mij te wassen. Aan iedereen leg ik uit [waar de
      handdoeken liggen|welke arm pijn doet] en bij iedereen kleed ik mij weer uit. [Ze zijn aardig, daar ligt het niet
      aan.|Sommigen zeggen hun naam niet eens.] Ik zou zo graag [twee of drie|een paar] vaste gezichten hebben.`,
    where: 'thuis in {district}',
    when: '[deze maand|al een tijd|sinds de zomer]',
    talk: [
      {
        worker:
          'Uitkleden voor zoveel vreemden: dat zou niemand willen. Mag ik met de teamleider van de thuiszorg praten?',
      },
      { reporter: 'Ja, maar ik wil niet dat de meisjes er last van krijgen.' },
      {
        worker:
          "Beloofd. Er komt een klein team van vier, en {day} krijgt u een kaart met hun foto's.",
      },
      { reporter: '[De kaart hangt op de koelkast.|Het zijn er nu vijf. Dat is goed genoeg.]' },
    ],
  },
  {
    id: 'om-acht-uur-naar-bed',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'HOME_CARE',
    natures: [],
    handlings: ['MEDIATION', 'SUPPORT_PLAN'],
    care: ['QUALITY', 'LISTENING'],
    outcomes: [['ADJUSTMENT'], ['SOLVED'], ['PARTLY_SOLVED']],
    text: `De zorg brengt mij om [zeven uur|half acht] 's avonds naar bed, [ook in de zomer|ook als er visite is]. Ik ben [47|63|69] en
      zit in een rolstoel, ik ben niet ziek. [Ik lig dan vier uur naar het plafond te kijken.|Ik hoor de kinderen buiten nog
      spelen.] Later kan niet, "vanwege de route". {times} heb ik het gevraagd.`,
    where: 'thuis, {street}',
    when: 'elke avond',
    talk: [
      {
        worker:
          'Hoe laat zou u zelf naar bed gaan? En zijn er avonden die voor u het belangrijkst zijn?',
      },
      { reporter: 'Half elf. En {weekend}, dan komt mijn [kaartclub|zoon].' },
      {
        worker:
          'Twee avonden per week kan het vanaf nu om kwart over tien. Over een maand kijken we of er meer kan.',
      },
    ],
  },
  {
    id: 'sleutelkluis-medicijnen',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'HOME_CARE',
    natures: [],
    handlings: ['MEDIATION', 'CASE_CONFERENCE'],
    care: ['SAFETY'],
    outcomes: [
      ['APOLOGY', 'RULE_CHANGED'],
      ['SOLVED', 'APOLOGY'],
    ],
    text: `Mijn {kin} kreeg {times} de verkeerde pillen. [De doosjes van de buurman lagen ertussen.|De avonddosis werd 's ochtends
      gegeven.] We merkten het omdat [er zo gesuft werd|de rol niet klopte]. De thuiszorg zei: "wordt aan gewerkt", de
      apotheek zei: "wij leveren goed". [Ik tel ze nu zelf elke dag na.|Het ging om bloedverdunners!]`,
    where: 'aanleunwoning aan de {street}',
    talk: [
      {
        worker:
          'Dit is een veiligheidszaak. Is er vandaag naar de pillen gekeken door een arts of apotheker?',
      },
      { reporter: 'Ja, de huisarts heeft gebeld. Er is geen schade.' },
      {
        worker:
          'Gelukkig. Thuiszorg en apotheek hebben samen uitgezocht hoe het kon en leggen het u {day} uit.',
      },
    ],
    note: 'Melding in het systeem van de thuiszorg gezien. Herhaling: twee cliënten met dezelfde voorletters.',
  },
  {
    id: 'mantelzorger-op',
    subject: 'CARE',
    request: 'ADVICE',
    grounds: [],
    domain: 'HOME_CARE',
    natures: [],
    handlings: ['SUPPORT_PLAN', 'RIGHTS_CHECK'],
    care: ['LISTENING'],
    outcomes: [['SUPPORT_IN_PLACE'], ['SUPPORT_IN_PLACE', 'CITIZEN_HEARD']],
    text: `Ik zorg al [vier|zes|negen] jaar voor mijn [man|vrouw|moeder], dag en nacht. Ik doe het met liefde, maar [vorige week heb ik
      geschreeuwd|ik ben zelf twee keer gevallen]. Iedereen zegt "denk om jezelf", maar niemand zegt hoe. [Een nacht doorslapen, dat zou
      al wat zijn.|Ik schaam me dat ik dit schrijf.]`,
    where: 'thuis',
    when: 'al jaren',
    talk: [
      {
        worker:
          'Schaamt u zich niet. Er bestaat zorg die u een week of een nacht vervangt. Zal ik komen om samen te kijken?',
      },
      { reporter: "Graag. Komt u 's middags, dan slaapt [hij|zij]." },
      {
        worker:
          'Vanaf {weekend} is er eens in de twee weken een vrijwilliger, en één nacht per maand logeeropvang.',
      },
      { reporter: 'Ik heb acht uur geslapen. Acht!' },
    ],
  },
  {
    id: 'rekening-niet-geleverd',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'HOME_CARE',
    natures: [],
    handlings: ['MEDIATION', 'REFERRAL'],
    care: ['INSTITUTIONAL'],
    outcomes: [['COMPENSATION'], ['COMPENSATION', 'APOLOGY'], ['NOT_SOLVED']],
    text: `Op de afrekening staan [drie|vier] uur hulp per week. Er komt al {months} maar [anderhalf uur|één keer in de twee weken] iemand.
      [Ik heb het op de kalender geschreven.|Mijn dochter houdt een schrift bij.] De directeur zei aan de telefoon dat [reistijd
      ook zorg is|ik mij vast vergis]. Ik ben oud, niet gek.`,
    where: 'thuis, {street}',
    talk: [
      { worker: 'Een schrift is goud waard. Mag ik er een kopie van maken?' },
      { reporter: 'Natuurlijk. U mag het hele schrift.' },
      {
        worker:
          'Het bureau betaalt de niet geleverde uren terug. Ik heb ook de gemeente ingelicht, zonder uw naam.',
      },
    ],
  },
  {
    id: 'home-help-english',
    subject: 'CARE',
    request: 'ADVICE',
    grounds: [],
    domain: 'HOME_CARE',
    natures: [],
    handlings: ['ADVICE', 'RIGHTS_CHECK'],
    care: ['COMMUNICATION'],
    outcomes: [['SUPPORT_IN_PLACE'], ['CITIZEN_HEARD']],
    language: 'en',
    text: `My [husband|father|neighbour] had a stroke and came home [on Friday|ten days ago]. We were given a folder of [thirty|forty]
      pages in Dutch. [I understood the pictures.|The hospital said "the town will call you"; nobody has.] I lift him alone and my
      back hurts. Who do I ask for help, and [is it expensive|do I need to speak Dutch]?`,
    where: 'at home, {street}',
    when: 'since he came home',
    talk: [
      {
        worker:
          'Please do not lift him alone. A district nurse can come tomorrow morning. Shall I send her?',
      },
      { reporter: 'Yes please. [Thank you so much.|We are home all day.]' },
      {
        worker:
          'She tells me you now have a lift and help twice a day. You can write to us in English any time.',
      },
    ],
  },
];
