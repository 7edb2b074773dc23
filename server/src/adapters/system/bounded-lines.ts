import { tokenBucket, type Allowance } from '../../application/kit/token-bucket.ts';
import type { Stopwatch } from '../../application/ports/clock.ts';

/** Equal lines that are written: a whole district that comes in at once, and then so many a second. */
const allowed: Allowance = { burst: 100, perSecond: 1 };
/** Kinds that are told apart; more would come from texts that libraries put together, and count as one. */
const mostKinds = 1_000;
/** When those that were left out are told of, in milliseconds after the first of them. */
const tellAfterMs = 60_000;

interface Kind {
  readonly bucket: ReturnType<typeof tokenBucket>;
  leftOut: number;
}

/**
 * Bounds lines of the log that say the same, whatever they say it about: whoever makes the hub write one can't fill the disk with it, nor
 * hide what else is said.
 */
export class BoundedLines {
  readonly #stopwatch: Stopwatch;
  readonly #kinds = new Map<string, Kind>();

  constructor(stopwatch: Stopwatch) {
    this.#stopwatch = stopwatch;
  }

  /** Whether a line of this kind may be written. `tell` is called later, once, with the number of those that were not. */
  mayWrite(kind: string, tell: (leftOut: number) => void): boolean {
    const known = this.#kindOf(this.#kinds.has(kind) || this.#kinds.size < mostKinds ? kind : '');
    if (known.bucket.take()) return true;
    known.leftOut += 1;
    if (known.leftOut === 1)
      setTimeout(() => {
        const { leftOut } = known;
        known.leftOut = 0;
        tell(leftOut);
      }, tellAfterMs).unref();
    return false;
  }

  #kindOf(kind: string): Kind {
    const known = this.#kinds.get(kind) ?? { bucket: tokenBucket(this.#stopwatch, allowed), leftOut: 0 };
    this.#kinds.set(kind, known);
    return known;
  }
}

/**
 * What a line of pino's says, and with which others it is equal: those that say the same of the same person or PC, where it names in `by` who did
 * it. So nobody hides by what they do themselves, signed in or not, what others do. `by` is a key of the hub's own, never typed text.
 */
export const kindOf = (level: number, args: readonly unknown[]): { readonly said: string; readonly kind: string } => {
  const said = args.find((each) => typeof each === 'string') ?? '';
  const by = args.map((each): unknown =>
    typeof each === 'object' && each !== null ? Reflect.get(each, 'by') : undefined,
  );
  const named = by.find((each) => typeof each === 'string');
  return { said, kind: named === undefined ? `${level} ${said}` : `${level} ${said} ${named}` };
};
