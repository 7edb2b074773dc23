import { EarlyPart } from '../../../core/early-part.ts';
import { useLatePart } from '../../../react/use-late-part.ts';

const chime = new EarlyPart(async () => (await import('./chime.tsx')).Chime);

/** What is softly heard in the room when somebody comes in or asks to speak; comes after the page. */
export const LateChime = () => {
  const late = useLatePart(chime);
  return late && <late.part />;
};
