/** Patterns of the classes: from few dots to lines that close; none is diagonal, as what is hidden is. */
export function MapPatterns() {
  return (
    <svg className="hatch" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {[0, 1, 2, 3, 4, 5].map((at) => (
          <pattern
            key={at}
            id={`nabij-class-${at}`}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
          >
            <rect className="class-ground" width="8" height="8" />
            <ClassMark at={at} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

function ClassMark({ at }: { at: number }) {
  if (at === 0) return <circle className="class-mark" cx="4" cy="4" r="0.9" />;
  if (at === 1) return <rect className="class-mark" y="3.4" width="8" height="1.2" />;
  if (at === 2) return <path className="class-line" d="M0 4h8 M4 0v8" />;
  if (at === 3) return <rect className="class-mark" y="2" width="8" height="4" />;
  if (at === 4) return <rect className="class-mark" y="0.8" width="8" height="6.4" />;
  return <rect className="class-mark" width="8" height="8" />;
}
