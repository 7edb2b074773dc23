/**
 * The hub's last word to whatever started it, after BSD's sysexits.h. A supervisor starts again after `broken`; after `refused` where
 * the cause may pass by itself, such as a database that is not up yet; never after `misconfigured`.
 */
export const exitCodes = {
  /** It was told to end, and ended in order. */
  done: 0,
  /** EX_UNAVAILABLE: the start was refused with words for its operator. */
  refused: 69,
  /** EX_SOFTWARE: a bug, an end that was not in order, or the data were lost to another hub. */
  broken: 70,
  /** EX_CONFIG: the environment has errors. */
  misconfigured: 78,
} as const;
