import { useEffect, useState } from 'react';
import type { EarlyPart } from '../core/early-part.ts';

/** Where the hub does not give it now, it is asked for again after so long, in milliseconds. */
const againMs = 15_000;

/** A part of the page that comes after it, and that nobody waits for; null until then. */
export const useLatePart = <Part>(early: EarlyPart<Part>): { readonly part: Part } | null => {
  const [part, setPart] = useState<{ readonly part: Part } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null | undefined;
    const bring = async (): Promise<void> => {
      const brought = await early.get();
      if (brought !== null) setPart({ part: brought });
      else if (timer !== null) timer = setTimeout(() => void bring(), againMs);
    };
    void bring();
    return () => {
      clearTimeout(timer ?? undefined);
      timer = null;
    };
  }, [early]);
  return part;
};
