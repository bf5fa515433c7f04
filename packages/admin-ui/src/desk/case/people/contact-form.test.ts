import { expect, it } from 'vitest';
import type { CaseDetail } from '../../../api/cases.ts';
import { localMoment } from '../../../format/local-moment.ts';
import { type ContactFields, contactOf } from './contact-form.ts';

const AT = '2026-11-21T12:00:00.000Z';
const person = (id: string, role: string) => ({ id, role }) as CaseDetail['people'][number];
const PEOPLE = [person('other', 'OTHER_SIDE'), person('help', 'HELPER'), person('care', 'AGENCY')];
const FIELDS: ContactFields = {
  who: 'other',
  channel: 'PHONE',
  direction: 'out',
  at: localMoment(new Date(AT)),
  reached: 'yes',
  told: 'yes',
  heard: 'yes',
  note: ' Gesproken. ',
};
const sent = (change: Partial<ContactFields>) => contactOf('id', { ...FIELDS, ...change }, PEOPLE);

it('says only what can be said of whom', () => {
  expect(sent({})).toMatchObject({ partyId: 'other', told: true, heard: true, at: AT });
  expect(sent({ who: 'care' })).toMatchObject({ told: true, heard: false });
  expect(sent({ who: 'help' })).toMatchObject({ told: false, heard: false });
  expect(sent({ who: 'reporter' })).toMatchObject({ partyId: null, told: false, heard: false });
});

it('says nothing was told or heard where nobody was reached', () => {
  expect(sent({ reached: '' })).toMatchObject({ reached: false, told: false, heard: false });
});

it.each([{ who: '' }, { who: 'gone' }, { channel: '' }, { at: '' }])(
  'is not sent with %j',
  (change) => {
    expect(sent(change)).toBeUndefined();
  },
);
