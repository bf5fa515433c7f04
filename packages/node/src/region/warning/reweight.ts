import type { Fit, Row } from './quasi-poisson.ts';

/** Only residuals beyond this make a count weigh less (Noufaily et al. 2013: 2.58, not 1). */
const LARGE_RESIDUAL = 2.58;

/** Variance by mean, never less than a Poisson count's (Farrington et al. 1996). */
export const dispersionOf = (fit: Fit) => Math.max(1, fit.dispersion);

/**
 * The rows again, where earlier outbreaks weigh less: by the inverse square of their standardised
 * Anscombe residual where that is large and above the mean; the weights sum to as many as there
 * are (Farrington et al. 1996, §3.6, with the limit of Noufaily et al. 2013). Null: none is large.
 */
export function reweighted(rows: readonly Row[], fit: Fit): Row[] | null {
  const dispersion = dispersionOf(fit);
  const raw = rows.map(({ count }, i) => {
    const residual = anscombe(count, fit.means[i] ?? 0);
    const spread = dispersion * (1 - (fit.leverages[i] ?? 0));
    const standardised = spread > 1e-9 ? residual / Math.sqrt(spread) : 0;
    return standardised > LARGE_RESIDUAL ? standardised ** -2 : 1;
  });
  if (raw.every((weight) => weight === 1)) return null;
  const scale = rows.length / raw.reduce((sum, weight) => sum + weight, 0);
  return rows.map((row, i) => ({ ...row, weight: (raw[i] ?? 1) * scale }));
}

function anscombe(count: number, mean: number): number {
  return (1.5 * (count ** (2 / 3) - mean ** (2 / 3))) / mean ** (1 / 6);
}
