/** Fills that stay apart without colour. */
export const fills = { solid: '#1f5fa8', hatch: 'url(#report-hatch)', dots: 'url(#report-dots)' } as const;

/** The patterns of all charts; stands once on a page that has charts. It may not be hidden, or nothing is filled with them. */
export const ChartPatterns = () => (
  <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
    <defs>
      <pattern id="report-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="7" height="7" fill="#fff" />
        <rect width="3" height="7" fill="#16202c" />
      </pattern>
      <pattern id="report-dots" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" fill="#fff" />
        <circle cx="3" cy="3" r="1.1" fill="#6b7a8b" />
      </pattern>
    </defs>
  </svg>
);
