import {
  asks,
  barrier,
  code,
  decides,
  handsOn,
  involves,
  note,
  plans,
  reply,
  spoke,
  take,
  wants,
  willMediate,
} from './doings.ts';
import { saysYes, writes } from './sayings.ts';
import { reporter, type ShowCase, worker } from './show-case.ts';
import { told } from './told.ts';

const OTHER = 'Verhuur De Dijk';
const REFUSED = {
  grounds: ['ORIGIN_ETHNIC'],
  domain: 'HOUSING_PRIVATE',
  natures: ['DISPUTED_REFUSAL'],
};

/** A house that was let until a name was said; told in Arabic. */
export const A_HOUSE: ShowCase = {
  id: 'huis',
  filed: [16, '19:10'],
  filing: told(
    {
      about: 'DISCRIMINATION',
      setting: 'HOUSING',
      ground: ['ORIGIN'],
      story:
        'اتصلتُ بمكتب التأجير بشأن البيت في شارع فيلخن. قالت السيدة إن البيت ما زال متاحاً وسألت عن ' +
        'اسمي. بعد أن ذكرتُ اسمي قالت إن هناك مستأجراً آخر.\n\n' +
        'في المساء اتصلت زميلتي الهولندية وحصلت على موعد لزيارة البيت في الغد. أنا وزوجي نعمل، ولدينا ' +
        'طفلان في مدرسة القرية. نبحث منذ ثمانية أشهر.',
      when: 'يوم الثلاثاء الماضي',
      contact: { name: 'Rania Kadehove', email: 'rania.kadehove@post.example', phone: '' },
    },
    { language: 'ar' },
  ),
  scenes: [
    worker(
      'geeske',
      [15, '9:00'],
      take,
      note('Geschreven in het Arabisch. Ilyas leest mee; zij kiest zelf met wie zij verder wil.'),
    ),
    worker(
      'geeske',
      [15, '13:20'],
      handsOn(
        'ilyas',
        'Zij spreekt het liefst Arabisch. Ik ken de verhuurder en help je daarmee.',
        { stays: true },
      ),
    ),
    worker(
      'ilyas',
      [15, '14:30'],
      reply(
        'السيدة رانيا، اسمي إلياس وأعمل في نقطة البلاغ. قرأتُ رسالتك. هل تسمحين لنا بأن نتصل بمكتب ' +
          'التأجير ونسمع روايتهم؟ لن نفعل شيئاً قبل موافقتك.',
        { waits: true },
      ),
      involves(
        {
          word: 'verhuur',
          role: 'OTHER_SIDE',
          name: OTHER,
          reach: 'Kantoor aan de Sluisdijk, 0999 00 01 40',
          note: 'Verhuurt een derde van de woningen in het dorp.',
        },
        {
          word: 'collega',
          role: 'WITNESS',
          name: 'Eline Turfpoorter',
          note: 'Belde dezelfde avond.',
        },
      ),
      asks('verhuurder', 'APPROACH_OTHER', OTHER),
    ),
    reporter(
      [14, '20:05'],
      saysYes('verhuurder'),
      writes('نعم، تفضلوا بالاتصال. لا أريد مشكلة، أريد فقط أن نُعامَل مثل غيرنا.'),
    ),
    worker(
      'ilyas',
      [13, '10:00'],
      code({ ...REFUSED, handlings: ['INVESTIGATE'] }),
      spoke('collega', 'Bevestigt het tweede gesprek, en de tijd: tien over zeven.', {
        direction: 'in',
      }),
      decides({
        word: 'aanpak',
        kind: 'APPROACH',
        decision: 'TAKEN',
        reasons: ['CITIZEN_CHOICE', 'CHEAPEST_THAT_WORKS'],
        text: 'Eerst praten. Zij wil daar nog steeds graag wonen.',
      }),
      barrier(['PROOF', 'NATIONAL'], 'Alleen twee telefoontjes; niets op papier.', 'aanpak'),
    ),
    worker(
      'ilyas',
      [8, '11:30'],
      spoke(
        'verhuur',
        'De eigenaar schrok. Zegt dat het kantoor op naam van een ander selecteerde.',
        {
          told: true,
          heard: true,
        },
      ),
      willMediate('verhuur', 'Wil aan tafel, in het dorpshuis.'),
      wants('huis', 'HOUSING', 'بيت بحديقة صغيرة، قريب من المدرسة'),
      plans(
        {
          word: 'tafel',
          what: 'Gesprek in het dorpshuis, met Ilyas als tolk',
          who: 'point',
          in: 10,
          goal: 'huis',
        },
        {
          word: 'beleid',
          what: 'Opschrijven hoe het kantoor kandidaten kiest',
          who: { name: OTHER },
          in: 14,
          goal: 'huis',
        },
      ),
    ),
    worker(
      'ilyas',
      [6, '9:45'],
      code({ ...REFUSED, handlings: ['INVESTIGATE', 'MEDIATION'] }),
      reply('مكتب التأجير يريد الجلوس معكم. هل يناسبكم يوم الخميس في الساعة الرابعة؟ سأكون معكم.', {
        waits: true,
      }),
    ),
    reporter([2, '21:15'], writes('يوم الخميس مناسب. شكراً لأنك كتبتَ لي بلغتي.')),
  ],
};
