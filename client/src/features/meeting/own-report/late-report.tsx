import { EarlyPart } from '../../../core/early-part.ts';
import { useLatePart } from '../../../react/use-late-part.ts';

const ownReport = new EarlyPart(async () => (await import('./own-report.tsx')).loadOwnReport());

/** The way to the written report of this commune, where one is called for; it comes after the page, and nothing stands there until then. */
export const LateReport = (props: { readonly inMeeting?: boolean }) => {
  const late = useLatePart(ownReport);
  return late && <late.part {...props} />;
};
