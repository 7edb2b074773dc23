import type { Instant } from '@diem-cau/shared';
import { Button, SegmentedControl } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { replaySpeeds, type Span } from '../../../core/replay/player.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './replay.module.css';
import type { WorkedPlayer } from './use-player.ts';

/** What the arrows and the page keys jump over, in milliseconds. */
const jumps: Readonly<Record<string, number>> = {
  ArrowLeft: -10_000,
  ArrowDown: -10_000,
  ArrowRight: 10_000,
  ArrowUp: 10_000,
  PageUp: -300_000,
  PageDown: 300_000,
};

interface ReplayControlsProps {
  readonly span: Span;
  readonly player: WorkedPlayer;
  /** When somebody was lost, to be found on the line. */
  readonly losses: readonly Instant[];
}

/** Start and stop, how fast, and the line of time, which mouse and keys move along. */
export const ReplayControls = ({ span, player, losses }: ReplayControlsProps) => {
  const { t } = useTranslation('records');
  const { exactClock } = useTimes();
  const { at, running, speed, toggle, goTo, setSpeed } = player;
  const jump = (event: KeyboardEvent): void => {
    const by = jumps[event.key];
    if (event.key === ' ') toggle();
    else if (by === undefined) return;
    else goTo(at + by);
    event.preventDefault();
  };
  const share = (instant: Instant): string => `${((instant - span.from) / Math.max(1, span.to - span.from)) * 100}%`;
  return (
    <div className={classes.controls}>
      <Button
        onClick={toggle}
        leftSection={running ? <IconPlayerPause size={18} aria-hidden /> : <IconPlayerPlay size={18} aria-hidden />}
      >
        {t(running ? 'replay.rest' : 'replay.run')}
      </Button>
      <SegmentedControl
        aria-label={t('replay.speed')}
        value={String(speed)}
        onChange={(value) => setSpeed(replaySpeeds.find((each) => String(each) === value) ?? speed)}
        data={replaySpeeds.map((each) => ({ value: String(each), label: `× ${each}` }))}
      />
      <time className={classes.clock} dateTime={new Date(at).toISOString()} data-testid="replay-clock">
        {exactClock(at)}
      </time>
      <div className={classes.line}>
        <input
          type="range"
          aria-label={t('replay.line')}
          aria-valuetext={exactClock(at)}
          min={span.from}
          max={span.to}
          step={1000}
          value={at}
          onChange={(event) => goTo(Number(event.currentTarget.value))}
          onKeyDown={jump}
        />
        <div className={classes.losses} aria-hidden>
          {losses.map((instant) => (
            <i key={instant} style={{ left: share(instant) }} />
          ))}
        </div>
        <div className={classes.ends} aria-hidden>
          <span>{exactClock(span.from)}</span>
          <span>{t('replay.lossMark')}</span>
          <span>{exactClock(span.to)}</span>
        </div>
      </div>
    </div>
  );
};
