/**
 * Regimes that end with a judgement: findings and conclusions (Awb 9:12), a judgement on the
 * complaint (Wkkgz art. 17, Jeugdwet art. 4.2.3), founded or not (Bestuursdecreet II.80).
 */
const JUDGED: readonly string[] = [
  'NL-AWB',
  'NL-AWB-ADV',
  'NL-WKKGZ',
  'NL-WKKGZ-DISPUTE',
  'NL-JW-OPINION',
  'BE-VLG',
  'BE-VLG-LOCAL',
];

/** Whether a case under these rules ends with a code of `foundedness`. */
export function isJudged(regime: string | null): boolean {
  return regime !== null && JUDGED.includes(regime);
}
