import {
  agreed,
  agreesOn,
  asks,
  attaches,
  barrier,
  code,
  conferred,
  confers,
  decides,
  helpedBy,
  helpSays,
  invites,
  involves,
  note,
  type Planned,
  plans,
  reply,
  shows,
  spoke,
  take,
  ticksOff,
  underRules,
  wants,
  writesTo,
} from './doings.ts';
import { formLetter } from './drawn.ts';
import { joinsTo } from './joining.ts';
import { GERDA } from './parking-card.ts';
import { saysYes, sends, writes } from './sayings.ts';
import { reporter, type ShowCase, worker } from './show-case.ts';
import { told } from './told.ts';

const CARE = 'Zorg Thuis Drieland';
const TOWN_HALL = 'Gemeente Wilgendrecht';

const RING: Planned = {
  word: 'bel',
  what: 'Zorg Thuis bellen: vanaf maandag weer vier uur hulp',
  who: 'point',
  in: 2,
  goal: 'rust',
};
const POST: Planned = {
  word: 'post',
  what: 'De ongeopende post in één doos meenemen naar het spreekuur',
  who: 'person',
  in: 6,
  goal: 'geld',
};

/** Care that was halved on paper, and all that was done about it. */
export const CARE_AT_HOME: ShowCase = {
  id: 'thuis',
  filed: [28, '9:05'],
  filing: told({
    about: 'CARE',
    setting: 'HOME_CARE',
    story:
      'Mijn man is 81 en heeft dementie. Wij hadden vier uur hulp in de week. Sinds de nieuwe ' +
      'indicatie zijn het er twee. Niemand is bij ons komen kijken.\n\n' +
      'Ik heb gebeld met de zorg, met de gemeente, weer met de zorg en met de verzekering. ' +
      'Iedereen is vriendelijk en iedereen zegt dat een ander erover gaat. Ik slaap slecht en de ' +
      'post blijft liggen. Er zijn ook rekeningen bij.\n\n' +
      'Ik vraag niet om meer dan vroeger. Ik wil dat er één iemand is die het begrijpt.',
    when: 'sinds 1 september',
    role: 'REPRESENTATIVE',
    contact: GERDA,
  }),
  scenes: [
    worker(
      'geeske',
      [28, '10:30'],
      take,
      reply(
        'Dag mevrouw Lindenhove. Ik heb uw verhaal gelezen. Ik blijf uw vaste aanspreekpunt, van nu ' +
          'tot het klaar is. Mag ik vanmiddag bij u langskomen?',
        { waits: true },
      ),
      underRules('NL-AWB'),
      joinsTo('parkeerkaart', 'Vroeg zelf of we de parkeerkaart nog weten: ja, graag samen zien.'),
    ),
    reporter(
      [28, '12:15'],
      writes('Dat is goed. Na drie uur rust mijn man, dan kunnen wij praten.'),
      sends('brief-indicatie.png', formLetter),
    ),
    worker(
      'geeske',
      [28, '15:30'],
      spoke(null, 'Thuis gesproken, een uur. Haar dochter Anouk was erbij.', {
        channel: 'HOME_VISIT',
      }),
      involves(
        {
          word: 'dochter',
          role: 'HELPER',
          name: 'Anouk Lindenhove',
          reach: '0999 55 01 22, na zessen',
          note: 'Dochter. Woont in Hazelvoorde, komt op woensdag.',
        },
        {
          word: 'zorg',
          role: 'OTHER_SIDE',
          name: CARE,
          reach: 'Wies Hendrickx, klachtenfunctionaris, 0999 00 09 05',
          note: 'Bracht de hulp terug van vier naar twee uur.',
        },
        {
          word: 'gemeente',
          role: 'AGENCY',
          name: TOWN_HALL,
          reach: 'Fatima el Amrani, consulent Wmo, 0999 00 09 03',
        },
      ),
      agreed('APPROACH_OTHER', CARE, 'Gezegd aan de keukentafel, haar dochter was erbij.'),
      agreed('SHARE_AGENCY', TOWN_HALL, 'Gezegd aan de keukentafel.'),
      wants('rust', 'DAILY_LIVING', 'Vier uur hulp in de week, van iemand die mijn man kent.'),
      wants('geld', 'DEBT', 'Weten wat ik moet betalen, en niet meer bang zijn voor de post.'),
      wants('slapen', 'HEALTH_MIND', 'Weer een nacht doorslapen.'),
      note('Zij redt het nog net. Eerst de uren, dan de post. Niet andersom.'),
    ),
    worker(
      'geeske',
      [27, '9:15'],
      code({
        domain: 'HOME_CARE',
        handlings: ['INVESTIGATE', 'QUICK_FIX', 'SUPPORT_PLAN', 'CASE_CONFERENCE'],
        careCategories: ['INSTITUTIONAL', 'COMMUNICATION'],
      }),
      decides({
        word: 'respijt',
        kind: 'QUICK_BUDGET',
        decision: 'TAKEN',
        reasons: ['WITHIN_MANDATE', 'PREVENTS_WORSE'],
        euros: 140,
        text: 'Vier middagen oppas door De Wilg, zodat zij kan slapen.',
      }),
      helpedBy('ilyas'),
    ),
    worker(
      'geeske',
      [26, '11:10'],
      spoke(
        'zorg',
        'Wies vertelt dat de uren volgen uit de indicatie. Zij wisten niet van de dementie en willen ' +
          'het opnieuw bekijken.',
        { told: true, heard: true },
      ),
      spoke('gemeente', 'Fatima zoekt de indicatie op en belt terug. Dat deed zij dezelfde dag.', {
        told: true,
      }),
      barrier(['CONFLICT', 'NATIONAL'], 'Wmo en zorgverzekering wijzen naar elkaar.', 'respijt'),
    ),
    worker(
      'geeske',
      [20, '13:00'],
      writesTo('zorg', {
        address: 'Postbus 9\n0100 AA Wilgendrecht',
        text:
          'Geachte mevrouw Hendrickx,\n\nWij spraken elkaar over de uren van de heer Lindenhove. ' +
          'Mevrouw Lindenhove vindt het goed dat ik u schrijf. Wilt u vóór de vijftiende laten weten ' +
          'wanneer iemand bij hen thuis komt kijken?\n\nMet vriendelijke groet,\nGeeske Waterlander',
      }),
      asks('overleg', 'SHARE_CONFERENCE', CARE),
      asks('later', 'FOLLOW_UP'),
    ),
    reporter([19, '19:40'], saysYes('overleg'), saysYes('later')),
    worker(
      'geeske',
      [12, '8:40'],
      decides({
        word: 'rekening',
        kind: 'DEBT_PAUSE',
        decision: 'POSTPONED',
        reasons: ['INFO_MISSING'],
        again: 18,
        text: 'Eerst de post samen openen. Het waterbedrijf wacht zolang.',
      }),
      confers('tafel', {
        question: 'Wie zorgt dat er volgende maand weer vier uur hulp is?',
        place: 'Dorpshuis De Wilg, kleine kamer',
        in: 7,
        hour: 9,
      }),
      invites(
        'tafel',
        { kind: 'reporter' },
        { kind: 'colleague', login: 'ilyas' },
        { kind: 'agency', name: CARE },
        { kind: 'agency', name: TOWN_HALL },
      ),
      shows('tafel', CARE, 'STORY', 'PLAN'),
      shows('tafel', TOWN_HALL, 'STORY', 'PEOPLE', 'PLAN'),
    ),
    worker(
      'geeske',
      [7, '10:20'],
      conferred('tafel', {
        question: 'Wie zorgt dat er volgende maand weer vier uur hulp is?',
        place: 'Dorpshuis De Wilg, kleine kamer',
        notes:
          'Iedereen zat aan één tafel, voor het eerst. De indicatie was op papier gedaan en wordt ' +
          'overgedaan, bij hen thuis. Tot dan geeft Zorg Thuis de oude uren.',
      }),
      agreesOn(
        'tafel',
        RING,
        {
          word: 'indicatie',
          what: 'De indicatie overdoen, bij hen thuis',
          who: { name: 'Fatima el Amrani (gemeente)' },
          in: 9,
          goal: 'rust',
        },
        {
          word: 'woensdag',
          what: 'Samen de post openen, elke dinsdag',
          who: { name: 'Anouk (dochter)' },
          in: 14,
          goal: 'geld',
        },
      ),
      plans(POST),
      decides({
        word: 'bewind',
        kind: 'QUICK_BUDGET',
        decision: 'TAKEN',
        reasons: ['PREVENTS_WORSE', 'CITIZEN_CHOICE'],
        euros: 460,
        proposed: true,
        text: 'Achterstand bij het waterbedrijf in één keer betalen, zodat er niets bij komt.',
      }),
    ),
    worker(
      'geeske',
      [4, '9:30'],
      ticksOff(RING),
      helpSays(
        ['partly', 'bel'],
        CARE,
        'De oude uren zijn terug. Wij zoeken nog een vast gezicht.',
      ),
      attaches('afspraken-overleg.png', formLetter),
      reply(
        'Dag mevrouw Lindenhove. Maandag begint de hulp weer voor vier uur. Mevrouw El Amrani komt ' +
          'volgende week bij u kijken. U hoeft niets klaar te leggen.',
      ),
      confers('vervolg', {
        question: 'Is het zo goed, en wie houdt het in de gaten?',
        place: 'Bij mevrouw Lindenhove thuis',
        in: 7,
        hour: 13,
      }),
      invites('vervolg', { kind: 'reporter' }, { kind: 'helper', name: 'Anouk Lindenhove' }),
    ),
    reporter(
      [1, '18:20'],
      writes(
        'Maandag kwam er een mevrouw die mijn man nog kende van de kerk. Hij lachte. Ik heb ' +
          'geslapen. Over het water heb ik nog een vraag: moet ik die brief ondertekenen?',
      ),
    ),
  ],
};
