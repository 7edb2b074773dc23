import type { MeetingView } from '@diem-cau/shared';
import { IconBell, IconBellOff, IconClock, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeBreak } from '../../../core/acts/course.ts';
import { askReady } from '../../../core/acts/ready.ts';
import { BreakLeft } from '../../../react/break-left.tsx';
import type { Acts } from '../../../react/use-acts.ts';
import type { RunPress } from '../../../react/use-press.ts';
import classes from './floor.module.css';
import { LineAct } from './line-act.tsx';
import { StripButton } from './strip-button.tsx';

/** Breaks are as long as a tea, a call, a meal; in minutes. */
const lengths = [5, 10, 15, 30] as const;

interface BreakLineProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly run: RunPress;
}

/** When the break is to be over, by one press; whether all are asked then if they are ready, which they can be at any time. */
export const BreakLine = ({ view, acts, run }: BreakLineProps) => {
  const { t } = useTranslation(['roll', 'acts']);
  const { until, asksReady = false } = view.phase;
  const [asks, setAsks] = useState(true);
  const set = (minutes: number | null): void => run(() => acts.fill(timeBreak, { minutes, asksReady: asks }));
  return (
    <section className={classes.line} aria-label={t('roll:pause.title')} data-testid="break-line">
      <div className={classes.who}>
        <h2>
          <span>{until === undefined ? t('roll:pause.title') : <BreakLeft phase={view.phase} />}</span>
        </h2>
        <p>{until === undefined ? t('roll:pause.set') : asksReady ? t('roll:pause.asks') : ''}</p>
      </div>
      {until === undefined ? (
        <>
          {lengths.map((n) => (
            <StripButton
              key={n}
              icon={<IconClock />}
              label={t('roll:pause.minutes', { n })}
              testId={`break-${n}`}
              onPress={() => set(n)}
            />
          ))}
          <StripButton
            icon={asks ? <IconBell /> : <IconBellOff />}
            label={t(asks ? 'roll:pause.then' : 'roll:pause.thenNot')}
            testId="break-asks"
            onPress={() => setAsks(!asks)}
          />
        </>
      ) : (
        <StripButton icon={<IconX />} label={t('roll:pause.open')} testId="break-open" onPress={() => set(null)} />
      )}
      <LineAct acts={acts} act={askReady} on={null} icon={<IconQuestionMark />} />
    </section>
  );
};
