/** The product's mark and name, and whose place this is. */
export function Brand({ place }: { place: string }) {
  return (
    <span className="brand">
      <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="7" />
        <circle className="brand-one" cx="11.5" cy="16" r="5" />
        <circle className="brand-other" cx="21.5" cy="16" r="5" />
      </svg>
      <span className="brand-name">nabij</span>
      <bdi className="brand-place">{place}</bdi>
    </span>
  );
}
