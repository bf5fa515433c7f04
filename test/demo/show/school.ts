import { asks, code, decides, involves, note, reply, take } from './doings.ts';
import { allows } from './sayings.ts';
import { reporter, type ShowCase, worker } from './show-case.ts';
import { told } from './told.ts';

/** A pupil who may not come along; told in German. */
export const SCHOOL: ShowCase = {
  id: 'schule',
  filed: [11, '17:25'],
  filing: told(
    {
      about: 'DISCRIMINATION',
      setting: 'EDUCATION',
      ground: ['CHRONIC_ILLNESS'],
      story:
        'Unser Sohn ist neun und hat Diabetes. Er misst selbst und weiß, was er tut. Die Schule ' +
        'will ihn nicht mit auf die Klassenfahrt nehmen, weil niemand „die Verantwortung tragen“ ' +
        'möchte. Alle anderen Kinder fahren.\n\nWir wohnen erst seit einem Jahr hier und möchten ' +
        'keinen Streit. Aber er hat geweint.',
      when: 'seit dem Elternabend',
      role: 'REPRESENTATIVE',
      contact: { name: 'Jutta Windhuizer', email: 'jutta.windhuizer@post.example', phone: '' },
    },
    { language: 'de' },
  ),
  scenes: [
    worker(
      'geeske',
      [10, '9:10'],
      take,
      reply(
        'Guten Tag, Frau Windhuizer. Ich habe alles gelesen. Eine Schule muss prüfen, was mit ' +
          'kleinen Anpassungen geht. Ich denke gern mit Ihnen mit.',
      ),
      involves({
        word: 'school',
        role: 'OTHER_SIDE',
        name: 'Basisschool De Sluis',
        reach: 'Directeur: 0999 00 01 44',
      }),
      asks('school-ja', 'APPROACH_OTHER', 'Basisschool De Sluis'),
    ),
    worker(
      'geeske',
      [9, '10:40'],
      code({
        grounds: ['CHRONIC_ILLNESS'],
        domain: 'EDUCATION',
        natures: ['DISPUTED_NO_ADJUSTMENT'],
        handlings: ['ADVICE'],
      }),
      note('Kamp is over zes weken. Er is dus tijd om het rustig te doen.'),
      decides({
        word: 'steun',
        kind: 'SUPPORT',
        decision: 'TAKEN',
        reasons: ['WITHIN_MANDATE', 'CITIZEN_CHOICE'],
        text: 'Ik ga mee naar het gesprek, als de ouders dat willen.',
      }),
    ),
    worker(
      'geeske',
      [9, '11:00'],
      decides({
        word: 'bellen',
        kind: 'APPROACH',
        decision: 'POSTPONED',
        reasons: ['INFO_MISSING'],
        again: 18,
        text: 'De school bellen wij als de ouders ja zeggen.',
      }),
    ),
    reporter([9, '18:00'], allows('FOLLOW_UP')),
    worker(
      'geeske',
      [4, '13:10'],
      reply(
        'Darf ich die Schule anrufen? Sie finden die Frage hier auf der Seite. Ohne Ihr Ja sage ich ' +
          'dort nichts.',
        { waits: true },
      ),
    ),
  ],
};
