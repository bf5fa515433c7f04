/**
 * One entry of a part: what it is about, facts below that, and what somebody wrote. Head and facts
 * are lines in the language of the screen; what others wrote in them stands there as a piece.
 */
export interface PaperRow {
  key: string;
  head: string;
  facts?: readonly (string | null)[];
  words?: readonly (string | null)[];
}

/** A part of a case on paper under its heading; nothing where there is nothing. */
export function PaperPart({ title, rows }: { title: string; rows: readonly PaperRow[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      {rows.map(({ key, head, facts = [], words = [] }) => (
        <article key={key}>
          <p>
            <strong>{head}</strong>
          </p>
          {filled(facts).map((fact) => (
            <p key={fact} className="letter-text">
              {fact}
            </p>
          ))}
          {filled(words).map((text) => (
            <p key={text} className="letter-text" dir="auto">
              {text}
            </p>
          ))}
        </article>
      ))}
    </>
  );
}

/** Each of them once, without what is empty. */
function filled(all: readonly (string | null)[]): string[] {
  return [...new Set(all.flatMap((one) => (one === null || one === '' ? [] : [one])))];
}
