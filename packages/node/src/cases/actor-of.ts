import type { Actor } from './acts.ts';
import type { OnCase } from './on-case.ts';

/** Whoever changes a case, as somebody who acts on it. */
export function actorOf(it: OnCase): Actor {
  const { caseId, accountId, filingKey, now, country, who, nodeKeys, news } = it;
  const { anonymity, language } = it.found.filing;
  const by = { caseId, accountId, anonymity, language, filingKey, now, country, who, nodeKeys };
  return { ...by, ...(news ? { news } : {}) };
}
