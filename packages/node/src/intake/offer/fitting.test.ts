import { codeList } from '@nabij/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HsdsService } from '../../directory/hsds.ts';
import { FITTING_LISTS, type Service } from '../../directory/services.ts';
import type { Facts } from './facts.ts';
import { fitting, score } from './fitting.ts';

const service = (id: string, ...fits: string[]): Service => ({ body: { id } as HsdsService, fits });
const FACTS: Facts = {
  subject: 'DISCRIMINATION',
  grounds: ['AGE', 'ORIGIN_SKIN'],
  domain: 'WORK_DISMISSAL',
  role: 'SELF',
};
const found = (services: Service[], facts: Partial<Facts> = {}, max = 5) =>
  fitting(services, { ...FACTS, ...facts }, { max });
const ids = (...args: Parameters<typeof found>) => found(...args).map((it) => it.service.body.id);

describe('what is offered', () => {
  it('begins with what fits best, and says for which code', () => {
    const all = [
      service('all', 'subject/DISCRIMINATION'),
      service('age', 'ground/AGE'),
      service('work', 'domain/WORK'),
      service('both', 'ground/AGE', 'domain/WORK', 'subject/DISCRIMINATION'),
    ];
    expect(ids(all)).toEqual(['both', 'age', 'work', 'all']);
    expect(found(all)[0]?.because).toEqual(['ground/AGE', 'domain/WORK', 'subject/DISCRIMINATION']);
  });

  it('fits a narrower code through its broader one, and an area of life through the place', () => {
    const all = [service('origin', 'ground/ORIGIN'), service('debt', 'life_domain/DEBT')];
    expect(ids(all)).toEqual(['origin']);
    expect(ids(all, { domain: 'FINANCE', grounds: [] })).toEqual(['debt']);
    expect(ids([service('work', 'life_domain/WORK')])).toEqual(['work']);
    expect(ids(all, { lifeAreas: ['DEBT'] })).toEqual(['origin', 'debt']);
  });

  it('leaves out what is about something else', () => {
    const all = [
      service('care', 'subject/CARE', 'domain/WORK'),
      service('women', 'ground/SEX', 'subject/DISCRIMINATION'),
      service('homes', 'domain/HOUSING', 'subject/DISCRIMINATION'),
      service('silent'),
    ];
    expect(ids(all)).toEqual([]);
    expect(ids(all, { subject: 'BOTH', grounds: [], domain: 'UNKNOWN' })).toEqual([
      'care',
      'homes',
      'women',
    ]);
  });

  it('is nothing where nothing was said', () => {
    const all = FITTING_LISTS.map((list) => service(list, `${list}/UNKNOWN`, `${list}/OTHER`));
    expect(ids(all, { subject: 'QUESTION', grounds: ['UNKNOWN'], domain: 'UNKNOWN' })).toEqual([]);
  });
});

const codesOf = (list: (typeof FITTING_LISTS)[number]) =>
  fc.constantFrom(...codeList(list).codes.map(({ code }) => code));
const anyFit = fc
  .constantFrom(...FITTING_LISTS)
  .chain((list) => codesOf(list).map((code) => `${list}/${code}`));
const anyServices = fc
  .uniqueArray(fc.tuple(fc.string(), fc.uniqueArray(anyFit, { maxLength: 6 })), {
    selector: ([id]) => id,
    maxLength: 20,
  })
  .map((all) => all.map(([id, fits]) => service(id, ...fits)));
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  subject: codesOf('subject'),
  grounds: fc.uniqueArray(codesOf('ground'), { maxLength: 4 }),
  domain: codesOf('domain'),
  role: fc.option(codesOf('reporter_role'), { nil: undefined }),
});

describe('for any services and facts', () => {
  it('is at most as many as asked, the best first, each with its own reasons', () => {
    fc.assert(
      fc.property(anyServices, anyFacts, fc.nat(8), (all, facts, max) => {
        const offered = fitting(all, facts, { max });
        expect(offered.length).toBeLessThanOrEqual(max);
        const scores = offered.map(score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        for (const { service: one, because } of offered) {
          expect(because.length).toBeGreaterThan(0);
          expect(one.fits).toEqual(expect.arrayContaining([...because]));
        }
      }),
    );
  });

  it('does not depend on the order in which they come, and fewer are the first of more', () => {
    fc.assert(
      fc.property(anyServices, anyFacts, (all, facts) => {
        const offered = fitting(all, facts, { max: 9 });
        expect(fitting(all.toReversed(), facts, { max: 9 })).toEqual(offered);
        expect(fitting(all, facts, { max: 2 })).toEqual(offered.slice(0, 2));
      }),
    );
  });
});
