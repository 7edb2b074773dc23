import type { MeetingView } from '@diem-cau/shared';
import { IconHandStop, IconLogin2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { admit, turnAway } from '../../../core/acts/lock.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useEntryWords } from '../../../react/use-entry-words.ts';
import classes from './floor.module.css';
import { LineAct } from './line-act.tsx';

/** Who asks to come into the locked meeting, the first by its name, with the press that lets it in. */
export const EntryNotice = ({ view, acts }: { view: MeetingView; acts: Acts }) => {
  const { t } = useTranslation('acts');
  const { asks, locked, first } = useEntryWords()(view);
  if (asks === null || first === null) return null;
  return (
    <section className={classes.line} aria-label={t('admit.label')} data-testid="entry-notice">
      <div className={classes.who} role="status">
        <h2>
          <span>{asks}</span>
        </h2>
        <p>{locked}</p>
      </div>
      <LineAct acts={acts} act={admit} on={first.endpointId} icon={<IconLogin2 />} />
      <LineAct acts={acts} act={turnAway} on={first.endpointId} icon={<IconHandStop />} />
    </section>
  );
};
