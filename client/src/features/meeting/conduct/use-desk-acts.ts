import type { MeetingView } from '@diem-cau/shared';
import { acts as allActs } from '../../../core/acts/acts.ts';
import { useActs, type Acts } from '../../../react/use-acts.ts';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';

/** The acts of a watched meeting, and what the last one was refused with; a desk's buttons ask by themselves where an act asks. */
export const useDeskActs = (view: MeetingView): { readonly acts: Acts; readonly error: unknown } => {
  const { run, error } = useAttempt((work: () => Promise<unknown>) => work());
  const acts = useActs({ acts: allActs, view, run: (work) => void run(work), ask: () => undefined });
  return { acts, error };
};
