import type { Sheet } from '../../api/intake.ts';
import { QrDrawing } from '../../parts/qr-drawing.tsx';

/** On what it is printed: a sheet, or the roll of a receipt printer, 80 mm wide. */
export type Paper = 'a4' | 'roll';

interface Props {
  code: string;
  sheet: Sheet;
  paper: Paper;
}

/** What the person takes along, in their own language: the code, and what happens next. */
export function SheetToTake({ code, sheet, paper }: Props) {
  return (
    <section
      className="paper to-take"
      data-paper={paper}
      lang={sheet.language}
      dir={sheet.direction}
      aria-labelledby="to-take"
    >
      <h2 id="to-take">{sheet.title}</h2>
      <p>{sheet.filed}</p>
      <p>{sheet.code.label}</p>
      <p className="to-take-code" translate="no" dir="ltr">
        {code.split('-').map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one code never move
          <span key={at}>{at === 0 ? group : `-${group}`}</span>
        ))}
      </p>
      <QrDrawing qr={sheet.code.qr} label={sheet.code.qrLabel} />
      {[...sheet.parts, sheet.proof].map(({ title, lines }) => (
        <div key={title} className="to-take-part">
          <h3>{title}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      <QrDrawing qr={sheet.proof.qr} label={sheet.proof.qrLabel} />
    </section>
  );
}
