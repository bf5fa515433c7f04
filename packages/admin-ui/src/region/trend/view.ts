/** Two ways to look at the same figures: all towns together, or each town. */
export const TREND_VIEWS = ['region', 'towns'] as const;
export type TrendView = (typeof TREND_VIEWS)[number];
