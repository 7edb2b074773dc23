import { EarlyPart } from '../../../core/early-part.ts';
import { useLatePart } from '../../../react/use-late-part.ts';

const ringing = new EarlyPart(async () => (await import('./ringing.tsx')).loadRinging());

/** Rings where this endpoint is called into a meeting; comes after the page that it waits on. */
export const LateRinging = () => {
  const late = useLatePart(ringing);
  return late && <late.part />;
};
