import { useEffect, useState } from 'react';
import { EarlyPart } from '../../../core/early-part.ts';

const ownCheck = new EarlyPart(async () => (await import('./own-check.tsx')).loadOwnCheck());
type OwnCheck = NonNullable<Awaited<ReturnType<typeof ownCheck.get>>>;

/** Where the hub does not give it now, it is asked for again after so long, in milliseconds. */
const againMs = 15_000;

/** The way to test this endpoint, which comes after the page that it waits on; nothing stands there until then. */
export const LateCheck = (props: { readonly name: string; readonly leads: boolean }) => {
  const [part, setPart] = useState<{ readonly Check: OwnCheck } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null | undefined;
    const bring = async (): Promise<void> => {
      const Check = await ownCheck.get();
      if (Check !== null) setPart({ Check });
      else if (timer !== null) timer = setTimeout(() => void bring(), againMs);
    };
    void bring();
    return () => {
      clearTimeout(timer ?? undefined);
      timer = null;
    };
  }, []);
  return part && <part.Check {...props} />;
};
