import { dot, invert } from './invert.ts';

const MOST_ROUNDS = 50;
const CLOSE_ENOUGH = 1e-9;

/** One count with what explains it: its row of the design, an intercept included. */
export interface Row {
  readonly design: readonly number[];
  readonly count: number;
  readonly weight: number;
}

/** A fitted model log mean = design · coefficients, with variance = dispersion × mean. */
export interface Fit {
  readonly coefficients: readonly number[];
  readonly means: readonly number[];
  /** How much each count pulls its own mean, 0–1. */
  readonly leverages: readonly number[];
  /** Pearson's chi-square by its degrees of freedom; not held above 1 here. */
  readonly dispersion: number;
  /** The covariance of the coefficients, by the dispersion. */
  readonly covariance: readonly (readonly number[])[];
}

/**
 * Fits a weighted quasi-Poisson model with a logarithmic link by iteratively reweighted least
 * squares (McCullagh & Nelder 1989, §2.5 and §9.2); null where it has no finite solution, such as
 * for a season without any count.
 * @param near - a fit of nearly the same rows, to begin from
 */
export function fitQuasiPoisson(rows: readonly Row[], near?: Fit): Fit | null {
  const size = rows[0]?.design.length ?? 0;
  let means = near?.means ?? rows.map(({ count }) => count + 0.1);
  let coefficients: number[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const covariance = invert(information(rows, means, size));
    if (covariance === null) return null;
    const score = scoreOf(rows, means, size);
    const next = covariance.map((row) => dot(row, score));
    means = rows.map(({ design }) => Math.exp(dot(design, next)));
    if (!means.every((mean) => mean > 0 && Number.isFinite(mean))) return null;
    const moved = next.some(
      (value, i) => !(Math.abs(value - (coefficients[i] ?? 0)) < CLOSE_ENOUGH),
    );
    coefficients = next;
    if (!moved && round > 0) return finish(rows, coefficients, means);
  }
  return null;
}

function finish(
  rows: readonly Row[],
  coefficients: readonly number[],
  means: readonly number[],
): Fit | null {
  const covariance = invert(information(rows, means, coefficients.length));
  if (covariance === null) return null;
  const leverages = rows.map(
    ({ design, weight }, i) => weight * (means[i] ?? 0) * varianceAt(covariance, design),
  );
  const pearson = rows.reduce((sum, { count, weight }, i) => {
    const mean = means[i] ?? 0;
    return sum + (weight * (count - mean) ** 2) / mean;
  }, 0);
  const dispersion = pearson / (rows.length - coefficients.length);
  return { coefficients, means, leverages, dispersion, covariance };
}

/** The variance of the linear predictor at a row of a design, by the dispersion. */
export function varianceAt(covariance: Fit['covariance'], design: readonly number[]): number {
  return dot(
    design,
    covariance.map((row) => dot(row, design)),
  );
}

function information(rows: readonly Row[], means: readonly number[], size: number): number[][] {
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < rows.length; i += 1) {
    const { design = [], weight = 0 } = rows[i] ?? {};
    for (let j = 0; j < size; j += 1) {
      const scale = weight * (means[i] ?? 0) * (design[j] ?? 0);
      const row = matrix[j];
      // Most of a design is zero.
      if (scale === 0 || !row) continue;
      for (let k = 0; k < size; k += 1) row[k] = (row[k] ?? 0) + scale * (design[k] ?? 0);
    }
  }
  return matrix;
}

/** Design · weight · mean · working response, which is log mean + (count − mean) / mean. */
function scoreOf(rows: readonly Row[], means: readonly number[], size: number): number[] {
  const score = new Array<number>(size).fill(0);
  for (let i = 0; i < rows.length; i += 1) {
    const { design = [], count = 0, weight = 0 } = rows[i] ?? {};
    const mean = means[i] ?? 0;
    const response = weight * (mean * Math.log(mean) + count - mean);
    for (let j = 0; j < size; j += 1) score[j] = (score[j] ?? 0) + (design[j] ?? 0) * response;
  }
  return score;
}
