/** Fills that stay apart without colour. */
export const fills = { solid: 'var(--accent)', hatch: 'url(#report-hatch)', dots: 'url(#report-dots)' } as const;

/** The patterns of all charts; stands once on a page that has charts. It may not be hidden, or nothing is filled with them. */
export const ChartPatterns = () => (
  <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
    <defs>
      <pattern id="report-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="7" height="7" fill="var(--paper)" />
        <rect width="3" height="7" fill="var(--ink)" />
      </pattern>
      <pattern id="report-dots" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" fill="var(--paper)" />
        <circle cx="3" cy="3" r="1.1" fill="var(--line-strong)" />
      </pattern>
    </defs>
  </svg>
);
