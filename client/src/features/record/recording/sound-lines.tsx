import type { EndpointId, Instant, MeetingRecord, MeetingRecording } from '@diem-cau/shared';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { speechesOf } from '../../../core/recording/chapters.ts';
import type { Playable } from '../../../core/recording/sound-player.ts';
import { heardOf, type Stretch, type Track } from '../../../core/recording/sound.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './recording.module.css';
import type { WorkedSound } from './use-sound-player.ts';

/** What the arrows and the page keys jump over, in milliseconds. */
const jumps: Readonly<Record<string, number>> = {
  ArrowLeft: -5_000,
  ArrowDown: -5_000,
  ArrowRight: 5_000,
  ArrowUp: 5_000,
  PageUp: -60_000,
  PageDown: 60_000,
};

interface SoundLinesProps {
  readonly record: MeetingRecord;
  readonly recording: MeetingRecording;
  readonly playable: Playable;
  readonly sound: WorkedSound;
}

/** The meeting's one line of time: what was recorded, paused or broken off; below it each voice, to be heard alone. */
export const SoundLines = ({ record, recording, playable, sound }: SoundLinesProps) => {
  const { t } = useTranslation('listening');
  const { exactClock } = useTimes();
  const { span, tracks } = playable;
  const { player, at, alone, lost } = sound;
  const names = new Map(recording.tracks.map(({ endpointId, name }) => [endpointId, name]));
  const share = (ms: number): string => `${(ms / Math.max(1, span.to - span.from)) * 100}%`;
  const place = ({ from, to }: Stretch) => ({ left: share(from - span.from), width: share(to - from) });
  const aim = ({ clientX, currentTarget }: MouseEvent<HTMLElement>): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    player.goTo(Math.round(span.from + ((clientX - left) / Math.max(1, width)) * (span.to - span.from)));
  };
  const press = (event: KeyboardEvent): void => {
    const by = jumps[event.key];
    if (event.key === ' ') player.toggle();
    else if (by === undefined) return;
    else player.goBy(by);
    event.preventDefault();
  };
  const knob: ReactNode = <i className={classes.now} style={{ left: share(at - span.from) }} aria-hidden />;
  return (
    <div className={classes.lines}>
      <div className={classes.head}>{t('all')}</div>
      <div className={classes.bar} onClick={aim} aria-hidden>
        {recording.stretches.map(({ from, to, is }) => (
          <i key={from} data-is={is} style={place({ from, to: to ?? span.to })} title={t(`is.${is}`)} />
        ))}
        {record.breaks.map(({ from, to }) => (
          <i key={`break ${from}`} data-is="break" style={place({ from, to: to ?? span.to })} title={t('is.break')} />
        ))}
        {recording.withheld.map((stretch) => (
          <i
            key={`withheld ${stretch.from}`}
            data-is="withheld"
            style={place(stretch)}
            title={`${t('is.withheld')}: ${stretch.marks.map(({ reason }) => reason).join('; ')}`}
          />
        ))}
        {knob}
      </div>
      <div className={classes.head} />
      <input
        type="range"
        aria-label={t('line')}
        aria-valuetext={exactClock(at)}
        min={span.from}
        max={span.to}
        step={100}
        value={at}
        onChange={(event) => player.goTo(Number(event.currentTarget.value))}
        onKeyDown={press}
      />
      <div className={classes.head} />
      <div className={classes.ends} aria-hidden>
        <span>{exactClock(span.from)}</span>
        <span>{exactClock(span.to)}</span>
      </div>
      {tracks.map((track) => (
        <Voice
          key={track.endpointId}
          track={track}
          name={(track.endpointId !== null && names.get(track.endpointId)) || ''}
          speeches={record.endpoints.find(({ endpointId }) => endpointId === track.endpointId) ?? null}
          alone={alone}
          lost={track.endpointId !== null && lost.includes(track.endpointId)}
          place={place}
          aim={aim}
          onAlone={() => player.hear(alone === track.endpointId ? null : track.endpointId)}
        >
          {knob}
        </Voice>
      ))}
    </div>
  );
};

interface VoiceProps {
  readonly track: Track;
  readonly name: string;
  readonly speeches: Parameters<typeof speechesOf>[0] | null;
  readonly alone: EndpointId | null;
  readonly lost: boolean;
  readonly place: (stretch: { readonly from: Instant; readonly to: Instant }) => { left: string; width: string };
  readonly aim: (event: MouseEvent<HTMLElement>) => void;
  readonly onAlone: () => void;
  readonly children: ReactNode;
}

/** One voice: its name hears it alone, or all again; when its microphone was recorded, and in that when it spoke. */
const Voice = ({ track, name, speeches, alone, lost, place, aim, onAlone, children }: VoiceProps) => {
  const { t } = useTranslation('listening');
  const heard = alone === null || alone === track.endpointId;
  return (
    <>
      <button
        type="button"
        className={classes.voice}
        aria-pressed={alone === track.endpointId}
        title={t(alone === track.endpointId ? 'together' : 'alone')}
        data-testid={`voice-${track.endpointId}`}
        onClick={onAlone}
      >
        {heard ? <IconVolume size={16} aria-hidden /> : <IconVolumeOff size={16} aria-hidden />}
        <span>{name}</span>
        {lost && <strong>{t('lost')}</strong>}
      </button>
      <div className={classes.bar} data-heard={heard} onClick={aim} aria-hidden>
        {heardOf([track], 500).map((stretch) => (
          <i key={stretch.from} data-is="voice" style={place(stretch)} />
        ))}
        {speeches !== null &&
          speechesOf(speeches).map((stretch) => <i key={stretch.from} data-is="speech" style={place(stretch)} />)}
        {children}
      </div>
    </>
  );
};
