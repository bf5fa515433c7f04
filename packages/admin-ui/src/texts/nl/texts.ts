import { desk } from './desk.ts';
import { first } from './first.ts';
import { office } from './office.ts';
import { region } from './region.ts';

/** All sentences of this language; of these, two parts have some each. */
export const texts = {
  ...first,
  ...desk,
  ...region,
  ...office,
  case: { ...first.case, ...desk.case },
  consultations: { ...first.consultations, ...desk.consultations },
  handover: { ...first.handover, ...desk.handover },
  leaving: { ...first.leaving, ...desk.leaving },
  setup: { ...first.setup, ...desk.setup },
  terms: { ...first.terms, ...desk.terms },
  trend: { ...first.trend, ...region.trend },
};
