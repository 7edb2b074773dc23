import type { MeetingView } from '@diem-cau/shared';
import { addTexts } from '../../../i18n/current-language.ts';
import { leadTexts } from '../../../i18n/lead-shelf.ts';
import { useHub } from '../../../react/hub-context.tsx';
import { useLeadWords } from '../../../react/use-lead-words.ts';
import classes from './lead-line.module.css';

/** Who leads in the chair's place, is about to, or did until just now; as large as the letters around it. */
export const LeadLine = ({ leading }: Pick<MeetingView, 'leading'>) => {
  const said = useLeadWords(leading, useHub().hello.me);
  if (said === null) return null;
  return (
    <p className={classes.line} role="status" data-testid="lead-line" data-says={said.says}>
      {said.words}
      {said.hint !== null && <span className={classes.hint}> {said.hint}</span>}
    </p>
  );
};

/** It, with its texts. */
export const loadLeadLine = async () => {
  await addTexts(leadTexts);
  return { LeadLine };
};
