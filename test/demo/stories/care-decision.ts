import type { Story } from './story.ts';

export const DECISION: readonly Story[] = [
  {
    id: 'uren-gehalveerd',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['ASSIST_PROCEDURE', 'RIGHTS_CHECK'],
    care: ['INSTITUTIONAL', 'COMMUNICATION'],
    outcomes: [['SOLVED'], ['PARTLY_SOLVED'], ['NOT_SOLVED', 'CITIZEN_HEARD']],
    refusal: 'OBJECTION_POSSIBLE',
    text: `Mijn hulp gaat van [vijf|vier] naar [twee|anderhalf] uur per week. In de brief staat alleen ["conform het nieuwe kader"|
      "op basis van normtijden"]. Niemand is komen kijken. Ik heb [MS|reuma|een hartkwaal] en het wordt er niet beter op. [Ik begrijp
      niet eens wát er is besloten.|De mevrouw aan de telefoon begreep de brief ook niet.]`,
    where: 'brief van de gemeente',
    talk: [
      {
        worker:
          'Ik lees de brief graag met u door. Let op: u heeft zes weken om bezwaar te maken. Wanneer kreeg u hem?',
      },
      { reporter: '[Twee weken terug.|Vorige {day}.] U mag bij mij thuis komen.' },
      {
        worker:
          'De gemeente neemt het besluit opnieuw, na een huisbezoek. Tot dan houdt u uw oude uren.',
      },
      { reporter: 'Een hele zucht. Dank u wel.' },
    ],
    note: 'Besluit zonder onderzoek genomen. Gevraagd om heroverweging vóór bezwaar.',
  },
  {
    id: 'eigen-bijdrage-verrassing',
    subject: 'CARE',
    request: 'ADVICE',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['RIGHTS_CHECK', 'ADVICE'],
    care: ['INSTITUTIONAL', 'COMMUNICATION'],
    outcomes: [['COMPENSATION'], ['CITIZEN_HEARD'], ['SOLVED']],
    text: `Ik kreeg ineens een rekening van [340|280|410] euro voor de eigen bijdrage van [acht|zes] maanden. Niemand had mij verteld
      dat dit zou komen. Ik leef van [alleen AOW|een kleine uitkering] en heb [nu twee keer niet warm gegeten|de verwarming
      lager gezet]. [Kan dit in stukjes?|Klopt dit wel?]`,
    where: 'per post',
    talk: [
      {
        worker:
          'Dat is schrikken. Zal ik samen met u kijken waar u nog recht op heeft? Vaak is er meer dan men denkt.',
      },
      { reporter: 'Graag. [{day} kan ik.|Mijn papieren zitten in een schoenendoos.]' },
    ],
  },
  {
    id: 'afwijzing-zonder-gesprek',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'SOCIAL_SECURITY',
    natures: [],
    handlings: ['ASSIST_PROCEDURE', 'ADVICE'],
    care: ['INSTITUTIONAL', 'LISTENING'],
    outcomes: [['SOLVED'], ['NOT_SOLVED'], ['OPINION']],
    refusal: 'COURT',
    text: `Mijn aanvraag voor [bijzondere bijstand|een uitkering|individuele toeslag] is afgewezen omdat ik "niet heb meegewerkt".
      Ik zat die week [in het ziekenhuis|bij mijn stervende vader] en heb dat [gemaild|doorgebeld]. Er staat een naam onder de brief,
      maar die mevrouw [werkt daar niet meer|neemt nooit op]. [Ik durf de post niet meer open te maken.|Ik voel mij een nummer.]`,
    where: 'brief van de sociale dienst',
    talk: [
      {
        worker:
          'Wat verdrietig dat het zo samenkwam. Heeft u die mail nog? Dan schrijven we samen een kort bezwaar.',
      },
      { reporter: 'Ja. [Ik stuur hem door.|Hij staat in mijn telefoon.]' },
      { worker: 'Het bezwaar is binnen. U krijgt een gesprek, en ik zit naast u.' },
    ],
  },
  {
    id: 'woningaanpassing-moeilijke-brief',
    subject: 'CARE',
    request: 'ADVICE',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['ADVICE', 'POLICY'],
    care: ['COMMUNICATION'],
    outcomes: [['CITIZEN_HEARD'], ['RULE_CHANGED'], ['SOLVED']],
    text: `Ik heb een brief van vier kanten gekregen over [de badkamer|de drempels|de traplift] van mijn {kin}. Wij hebben hem met zijn
      drieën gelezen, [mijn zwager is jurist|mijn dochter studeert], en wij weten nog niet of het ja of nee is. Er staat "onder
      voorbehoud van primaat". [Kan iemand dit in gewone taal zeggen?|Wij durven de aannemer niet te bellen.]`,
    where: 'brief over een huis aan de {street}',
    talk: [
      {
        worker:
          'Ik heb de brief ook twee keer gelezen. Het is een ja, maar alleen als verhuizen niet goedkoper is. Zal ik bellen?',
      },
      { reporter: 'Een ja! [Dat stond er dus.|Graag, voordat de aannemer vol zit.]' },
    ],
  },
  {
    id: 'indicatie-verlopen',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'HOME_CARE',
    natures: [],
    handlings: ['QUICK_FIX', 'MEDIATION'],
    care: ['INSTITUTIONAL', 'COMMUNICATION'],
    outcomes: [['SOLVED', 'APOLOGY'], ['SOLVED'], ['SUPPORT_IN_PLACE']],
    text: `{day} kwam er opeens niemand meer. De indicatie van mijn {kin} was [verlopen|"niet tijdig verlengd"], zei de planning. Niemand
      had ons gewaarschuwd. [De steunkousen zijn twee dagen aan gebleven.|De medicijnen lagen er nog.] Ik heb zelf [vrij
      genomen|mijn kinderen bij een vriendin gebracht]. Hoe kan een datum belangrijker zijn dan een mens?`,
    where: 'thuis, {street}',
    talk: [
      {
        worker:
          'Daar heeft u gelijk in. Ik bel nu de wijkverpleegkundige, want vanavond moet er iemand zijn.',
      },
      { reporter: '[Er was net iemand. Dank u!|Ze komt om zeven uur, zegt ze.]' },
      {
        worker:
          'De verlenging is geregeld voor een jaar. Ik heb gevraagd of ze voortaan een maand van tevoren bellen.',
      },
    ],
  },
  {
    id: 'parkeerkaart-honderd-meter',
    subject: 'CARE',
    request: 'COMPLAINT',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['RIGHTS_CHECK', 'ASSIST_PROCEDURE'],
    care: ['LISTENING'],
    outcomes: [['SOLVED'], ['NOT_SOLVED', 'CITIZEN_HEARD'], ['PARTLY_SOLVED']],
    refusal: 'OBJECTION_POSSIBLE',
    text: `Mijn parkeerkaart is geweigerd omdat ik "honderd meter kan lopen". Dat kan ik, [op een goede dag|als ik daarna een uur
      ga liggen]. De keuring duurde zes minuten en [ik hoefde mijn jas niet uit te doen|de arts keek niet op van het scherm|er werd vooral getypt]. [Ik heb longen van een man van
      negentig.|Nu ga ik maar niet meer naar de markt.]`,
    where: '[keuring in {district}|brief van de gemeente]',
    talk: [
      {
        worker:
          'Zes minuten is kort voor een mensenleven. Heeft u een brief van uw longarts die we kunnen meesturen?',
      },
      {
        reporter:
          'Ja, van [deze zomer|vorige maand]. Ik had hem bij mij, maar niemand vroeg ernaar.',
      },
      {
        worker:
          'De gemeente keurt opnieuw, nu met die brief op tafel. U hoeft niet nog eens te komen.',
      },
    ],
  },
  {
    id: 'taxipas-weg',
    subject: 'CARE',
    request: 'ADVICE',
    grounds: [],
    domain: 'SOCIAL_SUPPORT',
    natures: [],
    handlings: ['ADVICE', 'RIGHTS_CHECK'],
    care: ['INSTITUTIONAL', 'COMMUNICATION'],
    outcomes: [['SOLVED'], ['CITIZEN_HEARD']],
    text: `Zonder bericht doet mijn taxipas het niet meer. De chauffeur zei: ["u staat niet meer in de lijst"|"pas geweigerd,
      mevrouw"]. Ik stond met [mijn rollator en een taart|twee koffers] op de stoep. Aan de telefoon hoor ik dat er een
      [nieuw contract|andere vervoerder] is en dat [wij allemaal opnieuw moeten aanvragen|er een brief is gestuurd]. Die is
      hier nooit gekomen. [Hoe kom ik {weekend} bij mijn zus?|Hoe moet het nu met mijn fysiotherapie?]`,
    where: '{street}',
  },
];
