import type { Story } from './story.ts';

export const PILLAR: readonly Story[] = [
  {
    id: 'vijf-loketten-een-douche',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['CASE_CONFERENCE', 'QUICK_FIX'],
    care: ['INSTITUTIONAL'],
    outcomes: [['SOLVED'], ['SUPPORT_IN_PLACE'], ['PARTLY_SOLVED']],
    text: `Voor een [douchestoel|verhoogd toilet] ben ik nu bij [vijf|zes] loketten geweest: de gemeente zegt de zorgverzekeraar, de
      verzekeraar zegt de thuiszorg, de thuiszorg zegt de [uitleen|gemeente]. Overal moet ik opnieuw vertellen dat ik
      [gevallen ben|niet meer kan staan]. [Het gaat om een stoel van 60 euro.|Ik was mij nu aan de wastafel.]`,
    where: 'overal en nergens',
    when: '[de laatste weken|sinds {date}]',
    talk: [
      {
        worker:
          'U hoeft het nu niemand meer te vertellen. Ik haal vandaag een stoel bij de uitleen en breng hem mee.',
      },
      { reporter: 'Meent u dat? [Ik ben de hele dag thuis.|De bel is stuk, klopt u maar.]' },
      { worker: 'Fijn dat het zo past. Wie hem betaalt, zoeken wij onderling wel uit.' },
    ],
    note: 'Snelle oplossing binnen mandaat. Knelpunt: drie wetten, één douchestoel.',
  },
  {
    id: 'verhuizing-alles-opnieuw',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['WARM_TRANSFER', 'RULE_SIGNAL'],
    care: ['INSTITUTIONAL'],
    outcomes: [['SOLVED'], ['SUPPORT_IN_PLACE'], ['PARTLY_SOLVED']],
    text: `We zijn verhuisd van [een dorp verderop|de andere kant van de regio] naar {district}. Alle hulp voor mijn [man|vrouw] met
      dementie is daardoor gestopt. [De indicatie "verhuist niet mee".|Ik moet alles opnieuw aanvragen, met dezelfde
      bewijzen.] Hij is toch niet opeens beter geworden door [veertien|twintig] kilometer te rijden? [Ik houd het niet vol.|
      De dagbesteding was het enige waar hij blij van werd.]`,
    where: 'gemeente',
    when: 'sinds de verhuizing',
    talk: [
      {
        worker:
          'Nee, en u ook niet fitter. Vindt u het goed als ik het dossier bij de vorige gemeente opvraag?',
      },
      { reporter: 'Graag. Ik teken alles.' },
      {
        worker:
          'Vanaf {day} kan hij naar de dagbesteding hier. De rest loopt door tot er een nieuw besluit is.',
      },
      { reporter: 'Hij zwaaide vanmorgen naar me uit het busje.' },
    ],
  },
  {
    id: 'schulden-eerst',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'SOCIAL_SECURITY',
    natures: [],
    handlings: ['SUPPORT_PLAN', 'CASE_CONFERENCE'],
    care: ['INSTITUTIONAL'],
    outcomes: [['SUPPORT_IN_PLACE'], ['PARTLY_SOLVED'], ['NO_CONTACT']],
    text: `De schuldhulp zegt: eerst [stabiel wonen|een vast inkomen]. De woonhulp zegt: eerst je schulden. De uitkering zegt: eerst
      een adres. Ik slaap [in mijn auto|bij vrienden op de bank] en heb [niemand die het geheel ziet|drie hulpverleners die elkaar
      niet kennen]. [Ik ben niet lui, ik ben moe.|Mijn dochter mag zo niet bij mij logeren.]`,
    where: '[{district}|verschillende loketten]',
    when: 'al {months}',
    talk: [
      {
        worker:
          'Drie deuren die op elkaar wachten. Ik zet ze {day} aan één tafel, met u erbij. Koffie van ons.',
      },
      { reporter: 'Ik kom. [Mag mijn zus mee?|Hoe laat?]' },
      {
        worker:
          'Om half elf, en natuurlijk. Afspraak uit het overleg: vandaag een briefadres, vrijdag de aanvraag.',
      },
      { reporter: 'Voor het eerst in een jaar heb ik het idee dat het ergens heen gaat.' },
    ],
    note: 'Plan op één bladzijde. Ik blijf zelf aanspreekpunt tot de uitkering loopt.',
  },
  {
    id: 'ontslag-ziekenhuis-vrijdag',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'HEALTH_CARE',
    natures: [],
    handlings: ['MEDIATION', 'WARM_TRANSFER'],
    care: ['SAFETY', 'COMMUNICATION'],
    outcomes: [['APOLOGY', 'SUPPORT_IN_PLACE'], ['APOLOGY'], ['RULE_CHANGED', 'APOLOGY']],
    text: `Mijn {kin} werd vrijdagmiddag uit het ziekenhuis gestuurd, [nog met een infuus in|zonder medicijnen voor het weekend]. De
      thuiszorg wist van niets, de huisarts was [dicht|niet ingelicht]. Wij zijn het hele weekend [aan het bellen geweest|om de
      beurt blijven slapen]. [Maandag bleek de brief in een la te liggen.|Het is goed afgelopen, maar het scheelde weinig.]`,
    where: 'ziekenhuis',
    when: '[op een vrijdagmiddag|een vrijdag], rond {date}',
    talk: [
      {
        worker:
          'Wat moet u zich alleen hebben gevoeld. Wat zou voor u helpen: uitleg, excuses, of dat het anders gaat?',
      },
      { reporter: 'Dat het anders gaat. Voor de volgende.' },
      {
        worker:
          'De afdeling belt voortaan voor twaalf uur met de thuiszorg. Ze willen u dat zelf vertellen.',
      },
    ],
  },
  {
    id: 'alleen-digitaal',
    subject: 'CARE',
    request: 'ADVICE',
    grounds: [],
    domain: 'LOCAL_GOVERNMENT',
    natures: [],
    handlings: ['QUICK_FIX', 'RULE_SIGNAL'],
    care: ['MANAGEMENT'],
    outcomes: [['SOLVED'], ['ADJUSTMENT'], ['CITIZEN_HEARD']],
    text: `[De parkeerkaart|De toeslag|De bijzondere bijstand] kan ik alleen nog op de computer aanvragen. Ik heb [geen computer|
      een telefoon met knoppen]. Aan de balie zeiden ze dat ik [iemand moest vragen|het in de bibliotheek kon doen]. Daar
      [is de cursus vol|mag ik mijn geheime code niet aan een vreemde geven]. Vroeger deed ik dit met een pen.`,
    where: 'balie van de gemeente',
  },
  {
    id: 'pgb-formulier-derde-keer',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['MEDIATION', 'ASSIST_PROCEDURE'],
    care: ['INSTITUTIONAL'],
    outcomes: [['SOLVED', 'COMPENSATION'], ['SOLVED'], ['PARTLY_SOLVED']],
    refusal: 'OBJECTION_POSSIBLE',
    text: `Voor het budget van mijn {child} heb ik hetzelfde formulier {times} ingestuurd. Eerst miste er een [stempel|handtekening], toen was
      het [een oud formulier|de verkeerde kleur pen], toen was het kwijt. De begeleidster is al {weeks} niet betaald. [Zij komt
      toch, uit goedheid.|Als zij stopt, stort het hier in.]`,
    where: 'per post en per mail',
    talk: [
      {
        worker: 'Stuurt u mij een foto van de laatste versie? Dan loop ik er zelf mee naar binnen.',
      },
      {
        reporter:
          'Gestuurd. [Ik hoop zo dat dit de laatste keer is.|Ik heb nu alles dubbel bewaard.]',
      },
      { worker: 'Goedgekeurd, met terugwerkende kracht. Het geld staat er {day}.' },
    ],
  },
];
