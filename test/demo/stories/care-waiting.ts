import type { Story } from './story.ts';

export const WAITING: readonly Story[] = [
  {
    id: 'wachtlijst-ggz',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'HEALTH_CARE',
    natures: [],
    handlings: ['WARM_TRANSFER', 'CASE_CONFERENCE'],
    care: ['INSTITUTIONAL', 'COMMUNICATION'],
    outcomes: [['SUPPORT_IN_PLACE'], ['PARTLY_SOLVED'], ['NOT_SOLVED', 'CITIZEN_HEARD']],
    text: `Ik sta al {months} op de wachtlijst voor [traumabehandeling|een gesprek met een psychiater|therapie]. Elke maand
      krijg ik een automatisch mailtje dat het nog even duurt. [Mijn huisarts kan niet meer doen dan pillen geven.|Ik ben
      mijn werk intussen kwijt.] [Ik vraag niet om voorrang, wel om een datum.|Sommige dagen gaat het echt niet.]`,
    where: 'instelling in {district}',
    when: 'al {months}',
    talk: [
      {
        worker:
          'Dank u dat u dit opschrijft. Hoe gaat het vandaag? Denkt u aan zelfdoding, bel dan 113 of 112, ook vannacht.',
      },
      { reporter: 'Vandaag gaat het. [Mijn zus is er.|Het hielp om het op te schrijven.]' },
      {
        worker:
          'Ik sprak de wachtlijstcoördinator. U kunt over drie weken elders terecht, en tot die tijd belt er elke {day} iemand.',
      },
      { reporter: '[Dat geeft lucht.|Een datum! Dank u.]' },
    ],
    note: 'Korte lijn met wachtlijstcoördinator gebruikt. Melder akkoord met overdracht van gegevens.',
  },
  {
    id: 'rolstoel-reparatie',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['QUICK_FIX', 'MEDIATION'],
    care: ['INSTITUTIONAL', 'ENVIRONMENT'],
    outcomes: [['SOLVED'], ['SOLVED', 'APOLOGY'], ['PARTLY_SOLVED']],
    text: `Mijn elektrische rolstoel is al {weeks} kapot. De leverancier wacht op [een onderdeel|toestemming van de gemeente], de
      gemeente wacht op [de leverancier|een offerte]. Ik zit [in een leenstoel die niet past|de hele dag binnen]. [Mijn
      schouders doen pijn.|Ik heb een verjaardag en een begrafenis gemist.]`,
    where: 'thuis in {district}',
    when: 'al {weeks}',
    talk: [
      {
        worker:
          'Zo lang zonder benen, dat kan niet. Mag ik beide partijen vandaag in één gesprek bellen?',
      },
      { reporter: 'Als u dat lukt! Mij lukt het niet.' },
      {
        worker:
          'Het is gelukt. {day} tussen negen en elf komt de monteur. De gemeente regelt het papier achteraf.',
      },
      {
        reporter:
          '[Hij rijdt weer!|De monteur was er om negen uur. Ik ben meteen naar buiten gegaan.]',
      },
    ],
  },
  {
    id: 'keukentafel-wachten',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['MEDIATION', 'RIGHTS_CHECK'],
    care: ['INSTITUTIONAL'],
    outcomes: [['SOLVED'], ['SUPPORT_IN_PLACE'], ['PARTLY_SOLVED']],
    text: `In [het voorjaar|januari|de herfst] heb ik hulp bij het huishouden aangevraagd, na [mijn heupoperatie|het overlijden van
      mijn man]. Er zou binnen zes weken iemand komen praten. Het is nu [vier|vijf|bijna zes] maanden later. Als ik bel, [zijn er "tachtig wachtenden
      voor mij"|word ik teruggebeld, en dat gebeurt niet]. Ik ben [81|79|84] en ik klim zelf op de keukentrap.`,
    where: '[gemeente|wijkteam in {district}]',
    when: 'sinds de aanvraag',
    talk: [
      {
        worker:
          'Blijft u alstublieft van die keukentrap af. Mag ik vragen of u familie of buren dichtbij heeft?',
      },
      { reporter: 'Mijn zoon woont ver. De buurvrouw doet de boodschappen.' },
      {
        worker:
          'Er komt {day} om tien uur iemand van het wijkteam. Zij regelt het gesprek en de hulp in één keer.',
      },
    ],
  },
  {
    id: 'specialist-verwijzing-weg',
    subject: 'CARE',
    request: 'ADVICE',
    grounds: [],
    domain: 'HEALTH_CARE',
    natures: [],
    handlings: ['ADVICE', 'REFERRAL'],
    care: ['INSTITUTIONAL'],
    outcomes: [['SOLVED'], ['CITIZEN_HEARD']],
    text: `Mijn verwijzing naar [de neuroloog|de reumatoloog|de cardioloog] is {times} zoekgeraakt. Het ziekenhuis zegt dat hij nooit is
      verstuurd, de praktijk zegt van wel. Intussen [is de wachttijd weer twee maanden langer|word ik elke nacht wakker van de
      pijn]. [Wie moet dit nu oplossen?|Moet ik zelf met een papiertje op de fiets?]`,
    where: 'ziekenhuis en huisartsenpraktijk in {district}',
  },
  {
    id: 'tandarts-geen-plek',
    subject: 'CARE',
    request: 'REPORT',
    grounds: [],
    domain: 'HEALTH_CARE',
    natures: [],
    handlings: ['REGISTER'],
    care: ['INSTITUTIONAL'],
    outcomes: [['CITIZEN_HEARD']],
    text: `Er is in [heel {district}|de hele omtrek] geen [tandarts|huisarts] die nog patiënten aanneemt. Wij zijn hier in
      [de zomer|het voorjaar] komen wonen. Ik belde er [elf|veertien|negen]. Met [kiespijn|een zieke baby] stonden we op
      [zondag|zaterdag] bij de spoedpost, en daar zeiden ze: zoek een eigen praktijk.`,
    where: '{district}',
    when: '[de afgelopen maanden|{date}]',
  },
  {
    id: 'revalidatie-vervoer',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['MEDIATION'],
    care: ['INSTITUTIONAL'],
    outcomes: [['SOLVED'], ['PARTLY_SOLVED', 'APOLOGY'], ['NOT_SOLVED']],
    text: `De regiotaxi komt [een uur te laat|soms helemaal niet]. Ik moet {times} per maand naar [de dialyse|de revalidatie|de
      dagbesteding] en als ik te laat ben, vervalt mijn plek. {day} stond ik in de regen voor een gesloten deur. [De chauffeur
      kan er niets aan doen, die rijdt zich rot.|Aan de telefoon zeggen ze dat ik "in het systeem" al ben opgehaald.]`,
    where: 'halte voor mijn huis, {street}',
    when: '{date}, {hour}',
    talk: [
      {
        worker:
          'Vervelend, en zorgelijk voor uw gezondheid. Wilt u twee weken opschrijven hoe laat de taxi komt?',
      },
      { reporter: 'Heb ik gedaan: van de acht ritten waren er vijf te laat.' },
      { worker: 'Met uw lijstje is geregeld dat u een vaste chauffeur krijgt op uw vaste dagen.' },
    ],
  },
];
