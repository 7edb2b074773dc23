/** What a page needs to ask the hub again and again. */
export interface Asking {
  /** The status of the hub's answer; null when there was none. */
  readonly ask: () => Promise<number | null>;
  readonly pause: (ms: number) => Promise<void>;
  /** From 0 to 1; spreads the PCs of a district that get their power back in the same second. */
  readonly chance: () => number;
}

/** A proxy answers so for a hub that is away (as `core/http.ts` reads it). */
export const isAway = (status: number): boolean => status >= 502 && status <= 504;

/**
 * How long to wait before the hub is asked again, in milliseconds: 120 PCs ask it 80 times a second at most, of the 200 that it answers to
 * strangers of one address. A hub that answers with anything but its page is left in peace for longer.
 */
export const pauseMs = (status: number | null, chance: number): number =>
  status === null || isAway(status) ? 1_000 + 1_000 * chance : 5_000 + 5_000 * chance;

/** Resolves when the hub has its page to give. The hub has just not answered, so that it is not asked at once. */
export const untilHubAnswers = async ({ ask, pause, chance }: Asking): Promise<void> => {
  let status: number | null = null;
  do {
    await pause(pauseMs(status, chance()));
    status = await ask();
  } while (status !== 200);
};
