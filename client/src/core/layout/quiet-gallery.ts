/** Whether the room's page shows all in equal tiles because nobody speaks, and whether somebody chose otherwise meanwhile. */
export interface QuietGallery {
  readonly seen: boolean;
  readonly kept: boolean;
}

/**
 * What follows from how it is now: it comes only while nobody is at the controls (`still`), so that no tile moves under a hand, and goes at
 * once. What somebody chose holds until somebody has spoken again.
 */
export const followQuiet = (
  before: QuietGallery,
  { quiet, still }: { readonly quiet: boolean; readonly still: boolean },
): QuietGallery => (before.seen !== quiet && (still || !quiet) ? { seen: quiet, kept: false } : before);

/** Whether the gallery stands there by itself, in the place of a layout that somebody chose. */
export const isByItself = ({ seen, kept }: QuietGallery, chosen: string): boolean => chosen === 'roll' && seen && !kept;
