/** What is done about a sound that is not where it should be. */
export type Step =
  { readonly do: 'nothing' } | { readonly do: 'rate'; readonly rate: number } | { readonly do: 'seek' };

/** Nobody hears two rooms apart by less, in seconds. */
const nearS = 0.06;
/** What is farther off is sought; what is nearer is caught up with, unheard, by a rate a little off. */
const farS = 0.5;
const nudge = 0.06;

/**
 * How a sound comes back into step with the others.
 * @param aheadS how far it is ahead of where it should be, in seconds; negative where it is behind
 * @param speed how fast all are played
 */
export const stepFor = (aheadS: number, speed: number): Step => {
  const off = Math.abs(aheadS);
  if (off >= farS) return { do: 'seek' };
  if (off <= nearS) return { do: 'nothing' };
  return { do: 'rate', rate: speed * (aheadS > 0 ? 1 - nudge : 1 + nudge) };
};
