import { MB, ms, report, reportSpread } from '../figures.ts';
import { ProcessWatch, type ProcessKind, type Used } from './process-watch.ts';
import { measuredRecording, recordingOf } from './recorded.ts';
import { gapMs, type Seen } from './received.ts';
import type { Place } from './receiving.ts';
import { Scene, type HeldUp } from './scene.ts';
import {
  allHeard,
  allSeen,
  bounds,
  frozenShare,
  lostShare,
  rateOf,
  shareAbove,
  silentShare,
  verdicts,
  type LongRun,
  type Packets,
} from './verdict.ts';

/** Each speaks so long at least and at most, so that everybody stands on the stage at some time, in milliseconds. */
const turns = { least: 5_000, most: 60_000 } as const;
/** Films repeat after so many seconds. */
const filmSeconds = 10;

/** A run with all that was seen in it. */
export interface Measured {
  readonly run: LongRun;
  readonly seen: Readonly<Record<Place, Seen>>;
  readonly used: ReadonlyMap<ProcessKind, Used>;
  readonly ownCpu: number;
  readonly heldUp: HeldUp;
  readonly recordedBytes: number;
}

const lossOf = (all: readonly Packets[]): Packets => ({
  sent: all.reduce((sum, { sent }) => sum + sent, 0),
  lost: all.reduce((sum, { lost }) => sum + Math.max(0, lost), 0),
});

const packetsOf = ({ endpoints }: Scene): Pick<LongRun, 'up' | 'down' | 'voicePackets'> => {
  const sent = endpoints.flatMap(({ sending }) => sending.streams);
  const came = endpoints.flatMap(({ streams }) => streams);
  const counted = (of: typeof came): Packets =>
    lossOf(of.map(({ count }) => ({ sent: count.expected, lost: count.lost })));
  return {
    up: lossOf(sent.map(({ packets, lost }) => ({ sent: packets, lost }))),
    down: counted(came),
    voicePackets: counted(came.filter(({ kind }) => kind === 'audio')),
  };
};

/** Lets so many endpoints meet for so long on a hub of their own, records it, closes it, and counts; `seconds` is how long the films are. */
export const measured = async (endpoints: number, lastsMs: number, seconds = filmSeconds): Promise<Measured> => {
  const scene = await Scene.open(endpoints, seconds);
  try {
    const { district, meetingId, room } = scene;
    await room.line.ask('recording.begin', {});
    const watch = new ProcessWatch(district.hub.pid);
    const [begunMs, own] = [performance.now(), process.cpuUsage()];
    const longMs = Math.max(turns.least, Math.min(turns.most, lastsMs / (endpoints - 1)));
    const count = Math.max(1, Math.round(lastsMs / longMs));
    await scene.talk(count, lastsMs / count);
    const lastedMs = performance.now() - begunMs;
    const { user, system } = process.cpuUsage(own);
    const used = watch.stop();
    const { bytes } = await recordingOf(district, meetingId);
    const troubles = scene.endpoints.flatMap((each) => each.troubles.map((trouble) => `${each.pc.name}: ${trouble}`));
    const stayed = scene.endpoints.filter((each) => each.troubles.length === 0).length;
    await room.line.ask('meeting.close', {});
    const recording = await measuredRecording(district, meetingId, performance.now());
    const seenAt = (place: Place): Seen => allSeen(scene.endpoints.flatMap(({ receiving }) => receiving.seenAt(place)));
    const heard = scene.endpoints.flatMap(({ receiving }) => receiving.heard);
    const seen = { stage: seenAt('stage'), screen: seenAt('screen'), tile: seenAt('tile') };
    return {
      run: {
        ...{ asked: { endpoints, minutes: lastsMs / 60_000 }, lastedMs, stayed, troubles },
        ...packetsOf(scene),
        ...{ voices: allHeard(heard), stage: seen.stage, recording },
      },
      ...{ seen, used, heldUp: scene.heldUp, recordedBytes: bytes },
      ownCpu: (user + system) / 1000 / lastedMs,
    };
  } finally {
    await scene.close();
  }
};

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 3 : 1)} %`;
const lossText = (packets: Packets): string => `${packets.lost} of ${packets.sent} (${percent(lostShare(packets))})`;

const reportMedia = ({ run, seen }: Measured): void => {
  report('packets lost on the way up, by the hub’s reports', lossText(run.up), '0');
  report('packets lost on the way down, by their numbers', lossText(run.down), '0');
  report('of them of voices', lossText(run.voicePackets), `< ${percent(bounds.lostVoice)}`);
  for (const [place, what] of [
    ['stage', 'who speaks, on all screens'],
    ['screen', 'the shared screen'],
    ['tile', 'small pictures'],
  ] as const) {
    const picture = seen[place];
    const frozen = `${percent(frozenShare(picture))} (${picture.freezes})`;
    report(`${what}: pictures a second`, rateOf(picture).toFixed(1));
    report(`${what}: frozen (times)`, frozen, place === 'stage' ? `< ${percent(bounds.frozenShare)}` : undefined);
    report(`${what}: longest without a picture`, ms(picture.longestMs));
    reportSpread(`${what}: until the first picture`, picture.firstAfterMs);
  }
  const hd = percent(shareAbove(seen.stage, bounds.lines));
  report(`who speaks: ${bounds.lines} lines or more`, hd, `≥ ${percent(bounds.hdShare)}`);
  const { openMs, gaps, longestMs } = run.voices;
  report(`voices: gaps over ${gapMs} ms in ${(openMs / 3_600_000).toFixed(1)} h of listening`, String(gaps), '0');
  report('voices: longest gap', ms(longestMs));
  reportSpread('voices: from the floor until they are heard', run.voices.firstAfterMs);
  report('voices: gaps of the time', percent(silentShare(run.voices)), `< ${percent(bounds.silentShare)}`);
};

const names: Readonly<Record<ProcessKind, string>> = {
  hub: 'the hub',
  worker: 'its media workers',
  recorder: 'its recorder',
  other: 'its other processes',
};

const reportMachine = ({ run, used, ownCpu, heldUp, recordedBytes }: Measured): void => {
  for (const [kind, { cpu, mostCpu, startMemory, mostMemory, endMemory }] of used) {
    report(`${names[kind]}: CPU of a core, and at the most`, `${percent(cpu)}, ${percent(mostCpu)}`);
    report(`${names[kind]}: memory at the start, most, end`, [startMemory, mostMemory, endMemory].map(MB).join(', '));
  }
  report('the endpoints of this run: CPU of a core', percent(ownCpu));
  report('they were held up themselves, and longest', `${heldUp.times}, ${ms(heldUp.longestMs)}`, '0');
  report('recorded in an hour', MB((recordedBytes * 3_600_000) / run.lastedMs));
};

/**
 * The long run of the criteria: so many minutes and endpoints (`long-run=30 40`) with real transports and nothing coded, each on the stage in turn, a shared
 * screen and a recording; what was lost, seen, heard and used, and which rows of the criteria hold.
 */
export const longRun = async (minutes: number = bounds.minutes, cases: readonly string[] = []): Promise<void> => {
  const endpoints = Number(cases.find((each) => /^\d+$/.test(each)) ?? bounds.endpoints);
  if (minutes <= 0 || endpoints < 3) throw new Error('it takes three endpoints and a minute at least');
  const all = await measured(endpoints, minutes * 60_000);
  report('endpoints, and for how long', `${all.run.stayed}, ${(all.run.lastedMs / 60_000).toFixed(1)} min`);
  reportMedia(all);
  reportMachine(all);
  const { lengthMs, recordMs, beginsAfterMs, endsBeforeMs, playableAfterMs, inBookAfterMs } = all.run.recording;
  report('recording, and the same by the record', `${ms(lengthMs)}, ${ms(recordMs)}`, '≤ 1 s apart');
  report('it begins later than on the record, ends sooner', `${ms(beginsAfterMs)}, ${ms(endsBeforeMs)}`);
  report('from the closing until it can be played', ms(playableAfterMs), '≤ 2 s');
  report('from the closing until it stands in the book', ms(inBookAfterMs));
  for (const { row, criterion, is, because } of verdicts(all.run))
    process.stdout.write(`${row} ${criterion}: ${is} (${because})\n`);
};
