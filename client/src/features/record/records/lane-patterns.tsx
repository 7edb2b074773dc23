import type { Mark } from './lane-marks.ts';

/** How a mark is filled: by pattern, not by colour alone, so that a grey print says the same. */
export const fillOf: Readonly<Record<Mark['kind'], string>> = {
  present: '#b9d3c5',
  'link-lost': 'url(#lane-link-lost)',
  'page-closed': 'url(#lane-page-closed)',
  revoked: 'url(#lane-revoked)',
  left: '#fff',
  hub: 'url(#lane-hub)',
  'hub-gap': 'url(#lane-hub)',
  speech: '#16202c',
  screen: 'url(#lane-screen)',
  weak: 'url(#lane-weak)',
  bad: '#a8231c',
  break: '#e9edf2',
  scheduled: '#16202c',
  opening: '#16202c',
  closing: '#16202c',
  'roll-call': 'url(#lane-roll-call)',
};

/** The patterns of all lanes; stands once on a page that has a time line. */
export const LanePatterns = () => (
  <defs>
    <pattern id="lane-link-lost" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="#fff" />
      <rect width="2.5" height="6" fill="#a8231c" />
    </pattern>
    <pattern id="lane-page-closed" width="6" height="6" patternUnits="userSpaceOnUse">
      <rect width="6" height="6" fill="#fff" />
      <circle cx="3" cy="3" r="1.5" fill="#7a4b00" />
    </pattern>
    <pattern id="lane-revoked" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="7" height="7" fill="#fff" />
      <path d="M0 3.5H7M3.5 0V7" stroke="#1b2430" strokeWidth="1.2" />
    </pattern>
    <pattern id="lane-hub" width="6" height="4" patternUnits="userSpaceOnUse">
      <rect width="6" height="4" fill="#fff" />
      <rect width="6" height="1.4" fill="#5b6675" />
    </pattern>
    <pattern id="lane-screen" width="4" height="6" patternUnits="userSpaceOnUse">
      <rect width="4" height="6" fill="#fff" />
      <rect width="2" height="6" fill="#1f5fa8" />
    </pattern>
    <pattern id="lane-weak" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
      <rect width="6" height="6" fill="#fff" />
      <rect width="2" height="6" fill="#7d5200" />
    </pattern>
    <pattern id="lane-roll-call" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="8" height="8" fill="#fff" />
      <path d="M0 4H8M4 0V8" stroke="#1f5fa8" strokeWidth="1.5" />
    </pattern>
  </defs>
);
