import { EarlyPart } from '../../../core/early-part.ts';
import { useLatePart } from '../../../react/use-late-part.ts';

const waiters = new EarlyPart(async () => (await import('./waiters.tsx')).loadWaiters());

/** Which communes wait, on the waiting page of whoever leads; comes after the page. */
export const LateWaiters = () => {
  const late = useLatePart(waiters);
  return late && <late.part />;
};
