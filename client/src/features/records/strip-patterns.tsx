import type { Piece } from './timeline.ts';

/** How a piece is filled: by pattern, not by colour alone, so that a grey print says the same. */
export const fillOf: Readonly<Record<Piece['kind'] | 'hub-gap', string>> = {
  present: '#2f6f4f',
  'link-lost': 'url(#strip-link-lost)',
  'page-closed': 'url(#strip-page-closed)',
  revoked: 'url(#strip-revoked)',
  left: '#fff',
  hub: 'url(#strip-hub)',
  'hub-gap': 'url(#strip-hub)',
};

/** The patterns of all strips; stands once on a page that has strips. */
export const StripPatterns = () => (
  <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden focusable="false">
    <defs>
      <pattern id="strip-link-lost" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="#fff" />
        <rect width="2.5" height="6" fill="#a8231c" />
      </pattern>
      <pattern id="strip-page-closed" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" fill="#fff" />
        <circle cx="3" cy="3" r="1.5" fill="#7a4b00" />
      </pattern>
      <pattern id="strip-revoked" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="7" height="7" fill="#fff" />
        <path d="M0 3.5H7M3.5 0V7" stroke="#1b2430" strokeWidth="1.2" />
      </pattern>
      <pattern id="strip-hub" width="6" height="4" patternUnits="userSpaceOnUse">
        <rect width="6" height="4" fill="#fff" />
        <rect width="6" height="1.4" fill="#5b6675" />
      </pattern>
    </defs>
  </svg>
);
