/** The pattern for hidden counts, shared by all drawings on the page. */
export function Hatch() {
  return (
    <svg className="hatch" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id="nabij-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="hatch-ground" width="6" height="6" />
          <rect className="hatch-line" width="2" height="6" />
        </pattern>
      </defs>
    </svg>
  );
}
