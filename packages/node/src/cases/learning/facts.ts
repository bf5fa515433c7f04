/** What a year of work says, as codes: no case, no person, no day. */
export interface Facts {
  /** What was decided or not, each with its reasons. */
  readonly decisions: readonly { readonly decision: string; readonly reasons: readonly string[] }[];
  /** Which rule at which level, once for each case. */
  readonly barriers: readonly { readonly rule: string; readonly level: string }[];
  /** Cases that were closed with an outcome. */
  readonly closed: readonly ClosedFact[];
  /** What reporters answered afterwards. */
  readonly feedback: readonly { readonly codes: readonly string[] }[];
}

export interface ClosedFact {
  readonly outcomes: readonly string[];
  /** Whether one person had it from intake to close. */
  readonly sameWorker: boolean;
  /** Whether the point did by its day all that it had to; null where nothing was promised. */
  readonly onTime: boolean | null;
}
