import { customType } from 'drizzle-orm/pg-core';

/** A `bytea` column; drizzle has none of its own. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});
