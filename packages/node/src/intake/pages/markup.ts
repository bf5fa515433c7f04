import type { html } from 'hono/html';

/** Markup that has been escaped already. */
export type Markup = ReturnType<typeof html>;
