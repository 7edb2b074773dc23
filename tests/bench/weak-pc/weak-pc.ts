import { loadavg, networkInterfaces } from 'node:os';
import { AttendingPage } from '../../../server/test/support/attending-page.ts';
import { District } from '../../../server/test/support/district.ts';
import { median, report } from '../figures.ts';
import { pcRound, type PcRound, type SlowPc } from './pc-round.ts';

/** How often each case is measured where nobody says how often. */
const usualRounds = 1;

/** Endpoints besides the measured commune that are in the meeting: the room and so many communes. */
const communes = 19;

/** A PC by the share of one core that it has; `as-before`: whatever it is short of, its pictures stay as they are. */
const cases: ReadonlyMap<string, SlowPc> = new Map([
  ['100', { share: 1, givesWay: true }],
  ['50', { share: 0.5, givesWay: true }],
  ['25', { share: 0.25, givesWay: true }],
  ['15', { share: 0.15, givesWay: true }],
  ['50-as-before', { share: 0.5, givesWay: false }],
  ['25-as-before', { share: 0.25, givesWay: false }],
  ['15-as-before', { share: 0.15, givesWay: false }],
]);

/** An address of this machine by which no page takes itself for one on the hub's own. */
const ownAddress = (): string => {
  const found = Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === 'IPv4' && !each.internal);
  if (found === undefined) throw new Error('this machine has no network address but its own');
  return found.address;
};

const figures: readonly {
  readonly name: string;
  readonly of: Exclude<keyof PcRound, 'said'>;
  readonly unit: string;
}[] = [
  { name: 'voice late by', of: 'voiceLateMs', unit: ' ms' },
  { name: 'voice played, of the time', of: 'playedPercent', unit: ' %' },
  { name: 'voice made up', of: 'madeUpPercent', unit: ' %' },
  { name: 'own camera, frames/s', of: 'ownFramesPerSecond', unit: '' },
  { name: 'own camera, lines', of: 'ownHeight', unit: '' },
  { name: 'pictures shown, frames/s', of: 'shownPerSecond', unit: '' },
  { name: 'pictures come, frames/s', of: 'camePerSecond', unit: '' },
  { name: 'long tasks, of a second', of: 'longTasksMs', unit: ' ms' },
  { name: 'CPU, of one core', of: 'cpuPercent', unit: ' %' },
];

const tell = (name: string, rounds: readonly PcRound[]): void => {
  for (const { name: figure, of, unit } of figures) {
    const all = rounds.map((round) => round[of]);
    const aim = name === '25' && of === 'voiceLateMs' ? '≤ 100 ms' : undefined;
    report(`${name} %: ${figure}`.replace(/-as-before %/u, ' % as before'), `${median(all).toFixed(1)}${unit}`, aim);
  }
  report(`${name}: the page says, after the PC has become slow`, JSON.stringify(rounds.map(({ said }) => said)));
  report(`${name}: load`, loadavg()[0]?.toFixed(1) ?? '');
};

/**
 * A commune's whole browser with a share of one core, in a meeting of twenty in which the room speaks and another commune shares its screen and speaks: what it hears,
 * shows and sends, and what its page says of its PC. Needs root.
 * @param named the cases to measure; all of them when none is named
 */
export const weakPc = async (rounds = usualRounds, named: readonly string[] = []): Promise<void> => {
  const address = ownAddress();
  const district = await District.start(communes, {
    LOG_LEVEL: 'warn',
    HUB_ANNOUNCED_ADDRESSES: `127.0.0.1,${address}`,
  });
  const pages = await Promise.all(district.pcs.filter((_, index) => index !== 1).map((pc) => district.page(pc)));
  try {
    const [room, sharer, ...others] = pages;
    if (room === undefined || sharer === undefined) throw new Error('nobody came');
    const meetingId = await district.openMeeting(room);
    const size = { width: 1280, height: 720 };
    await room.join(meetingId, 'wrtc', { shade: 60, hertz: 500, size });
    await sharer.join(meetingId, 'wrtc', { shade: 200, hertz: 700, size });
    await room.send('camera', 'microphone');
    await sharer.send('camera', 'microphone', 'screen');
    for (const page of others) {
      await page.join(meetingId);
      await page.send('camera');
    }
    // Somebody watches the measured commune's whole camera, and takes no packet of it.
    const { endpointId } = district.commune(0);
    const watcher = await AttendingPage.open(
      district.hub.url,
      (await district.enrolBeside(district.room, 'display')).cookie,
    );
    pages.push(watcher);
    await watcher.display(meetingId, 'signalling');
    await watcher.line.ask('media.show', { pictures: [{ endpointId, source: 'camera', ...size }] });
    const url = new URL(district.hub.url);
    url.hostname = address;
    for (const [name, slow] of cases) {
      if (named.length > 0 && !named.includes(name)) continue;
      const done: PcRound[] = [];
      while (done.length < rounds) done.push(await pcRound(district.commune(0), url.origin, slow));
      tell(name, done);
    }
  } finally {
    for (const page of pages) page.close();
    await district.remove();
  }
};
