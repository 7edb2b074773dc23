import { EarlyPart } from '../../../core/early-part.ts';
import { useLatePart } from '../../../react/use-late-part.ts';

const ownCheck = new EarlyPart(async () => (await import('./own-check.tsx')).loadOwnCheck());

/** The way to test this endpoint, which comes after the page that it waits on; nothing stands there until then. */
export const LateCheck = (props: { readonly name: string; readonly leads: boolean }) => {
  const late = useLatePart(ownCheck);
  return late && <late.part {...props} />;
};
