import type { Mark } from './lane-marks.ts';

/** How a mark is filled: by pattern, not by colour alone, so that a grey print says the same. */
export const fillOf: Readonly<Record<Mark['kind'], string>> = {
  present: 'var(--present-fill)',
  'link-lost': 'url(#lane-link-lost)',
  'page-closed': 'url(#lane-page-closed)',
  revoked: 'url(#lane-revoked)',
  left: 'var(--paper)',
  hub: 'url(#lane-hub)',
  'hub-gap': 'url(#lane-hub)',
  speech: 'var(--ink)',
  screen: 'url(#lane-screen)',
  weak: 'url(#lane-weak)',
  bad: 'var(--lost-mark)',
  break: 'var(--raised)',
  scheduled: 'var(--ink)',
  opening: 'var(--ink)',
  closing: 'var(--ink)',
  'roll-call': 'url(#lane-roll-call)',
};

/** The patterns of all lanes; stands once on a page that has a time line. */
export const LanePatterns = () => (
  <defs>
    <pattern id="lane-link-lost" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="var(--paper)" />
      <rect width="2.5" height="6" fill="var(--lost-mark)" />
    </pattern>
    <pattern id="lane-page-closed" width="6" height="6" patternUnits="userSpaceOnUse">
      <rect width="6" height="6" fill="var(--paper)" />
      <circle cx="3" cy="3" r="1.5" fill="var(--closed-mark)" />
    </pattern>
    <pattern id="lane-revoked" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="7" height="7" fill="var(--paper)" />
      <path d="M0 3.5H7M3.5 0V7" stroke="var(--ink)" strokeWidth="1.2" />
    </pattern>
    <pattern id="lane-hub" width="6" height="4" patternUnits="userSpaceOnUse">
      <rect width="6" height="4" fill="var(--paper)" />
      <rect width="6" height="1.4" fill="var(--hub-mark)" />
    </pattern>
    <pattern id="lane-screen" width="4" height="6" patternUnits="userSpaceOnUse">
      <rect width="4" height="6" fill="var(--paper)" />
      <rect width="2" height="6" fill="var(--accent)" />
    </pattern>
    <pattern id="lane-weak" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
      <rect width="6" height="6" fill="var(--paper)" />
      <rect width="2" height="6" fill="var(--warn)" />
    </pattern>
    <pattern id="lane-roll-call" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="8" height="8" fill="var(--paper)" />
      <path d="M0 4H8M4 0V8" stroke="var(--accent)" strokeWidth="1.5" />
    </pattern>
  </defs>
);
