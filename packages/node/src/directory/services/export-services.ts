import type { Entry } from '../services.ts';
import type { KeptService } from '../store.ts';

/**
 * The services as one page of an HSDS interface answers (HSDS 3, `GET /services`), with everything
 * that was said of each and the day on which it was last checked.
 */
export function exported(all: readonly KeptService[]): object {
  const contents = all.map(asHsds);
  return {
    total_items: contents.length,
    total_pages: 1,
    page_number: 1,
    size: contents.length,
    first_page: true,
    last_page: true,
    empty: contents.length === 0,
    contents,
  };
}

function asHsds({ entry, verifiedOn }: KeptService): Entry {
  return verifiedOn === null ? entry : { ...entry, assured_date: verifiedOn };
}
