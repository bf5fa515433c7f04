import { caseWithFiling } from '../../cases/store.ts';
import { factsOf } from '../../intake/offer/facts.ts';
import { fitting } from '../../intake/offer/fitting.ts';
import { spoken, waysTo } from '../../intake/offer/spoken.ts';
import { isLanguage, type Language, type Texts } from '../../intake/texts.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { asksToVerify } from '../days.ts';
import { lifeAreasOf } from '../life-areas-store.ts';
import type { Service } from '../services.ts';
import { allServices } from '../store.ts';

/** One service of a menu, in the words of the reporter. */
interface Dish {
  readonly id: string;
  /** As it calls itself, for the worker. */
  readonly title: string;
  readonly name: string;
  readonly description: string;
  /** For which code it fits, as `list/CODE`; empty for what was not matched. */
  readonly because: string;
  /** How one gets there: telephone, site, address, hours, languages. */
  readonly ways: string[];
  /** Nobody here made sure of it for a year. */
  readonly asksToVerify: boolean;
}

/** The personal menu of a case: what fits the situation, in the reporter's language. */
export interface Menu {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly lead: string;
  readonly free: string;
  readonly fitting: Dish[];
  /** Whatever else there is near here: a worker may know better than a rule. */
  readonly others: Dish[];
}

/**
 * Which services fit a case. The coded facts decide, as on the reporter's own pages; nothing that
 * is sealed is opened for it.
 * @throws Refusal not-found
 */
export async function menuOf(
  db: Db,
  { caseId, day }: { caseId: string; day: string },
  textsIn: (language: Language) => Texts,
): Promise<Menu> {
  const found = await caseWithFiling(db, caseId);
  if (!found) throw new Refusal('not-found');
  const { language } = found.filing;
  const texts = textsIn(isLanguage(language) ? language : 'nl');
  const all = await allServices(db);
  const active = all.filter(({ body }) => body.status === 'active');
  const old = new Set(active.filter((one) => asksToVerify(one.verifiedOn, day)).map(idOf));
  const facts = { ...factsOf(found), lifeAreas: await lifeAreasOf(db, caseId) };
  const fits = fitting(active, facts, { max: active.length });
  const matched = new Set(fits.map(({ service }) => idOf(service)));
  const dish = (service: Service, because = '') => dishOf(texts, service, because);
  const dated = (one: Omit<Dish, 'asksToVerify'>) => ({ ...one, asksToVerify: old.has(one.id) });
  const { t, direction } = texts;
  return {
    language: texts.language,
    direction,
    title: t('offer.title'),
    lead: t('offer.lead'),
    free: t('offer.free'),
    fitting: fits.map(({ service, because }) => dated(dish(service, because[0]))),
    others: active.filter((one) => !matched.has(idOf(one))).map((one) => dated(dish(one))),
  };
}

function idOf({ body }: Service): string {
  return body.id;
}

function dishOf(texts: Texts, { body }: Service, because: string): Omit<Dish, 'asksToVerify'> {
  const { name, description } = spoken(body, texts.language);
  return {
    id: body.id,
    title: body.name,
    name,
    description,
    because,
    ways: waysTo(texts, body),
  };
}
