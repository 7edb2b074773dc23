import { EndpointId, MeetingId, type MeetingRecording } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playableOf } from '../../../src/core/recording/playable.ts';
import { picturesDue, pictureTracksOf, stageAt } from '../../../src/core/recording/pictures.ts';

const north = EndpointId.parse('north');
const south = EndpointId.parse('south');
const begun = 1_000_000;

const piece = (number: number, fromMs: number, lengthMs: number, growing = false) => ({
  ...{ number, from: begun + fromMs, lengthMs, bytes: 1_000, growing, fileId: null, width: 1280, height: 720 },
});
const camera = (endpointId: EndpointId) => ({ endpointId, kind: 'camera', here: true }) as const;
const recording: MeetingRecording = {
  meetingId: MeetingId.parse('m'),
  ...{
    now: null,
    from: begun,
    to: null,
    stretches: [],
    tracks: [],
    bytes: 0,
    deleted: null,
    keeping: { days: 90, until: null, decided: null },
    edition: 'whole',
    missing: 0,
    withheld: [],
  },
  mixed: { state: 'none' },
  film: { state: 'none' },
  pictures: [
    { endpointId: north, name: 'North', source: 'camera', pieces: [piece(1, 0, 60_000), piece(3, 60_001, 9_000)] },
    { endpointId: south, name: 'South', source: 'camera', pieces: [piece(4, 69_500, 5_000, true)] },
    { endpointId: south, name: 'South', source: 'screen', pieces: [piece(2, 10_000, 5_000)] },
  ],
  stage: [
    { from: begun, large: [camera(north)], beside: [] },
    { from: begun + 10_000, large: [{ ...camera(south), kind: 'screen' }], beside: [camera(north)] },
    { from: begun + 15_000, large: [camera(north)], beside: [] },
    { from: begun + 69_000, large: [camera(south)], beside: [camera(north)] },
  ],
};
const tracks = pictureTracksOf(recording);
const seenAt = (ms: number) => {
  const { large, beside } = stageAt(recording.stage, tracks, begun + ms);
  const told = ({ endpointId, kind, due }: (typeof large)[number]) =>
    `${endpointId} ${kind} ${due === null ? 'nothing' : `${due.file.key} ${due.offsetMs}`}`;
  return [large.map(told), beside.map(told)];
};

describe('the stage that is shown beside a recording', () => {
  it('is who stood there, each with the piece that covers the moment', () => {
    expect(seenAt(5_000)).toEqual([['north camera picture 1 whole 5000'], []]);
    expect(seenAt(12_000)).toEqual([['south screen picture 2 whole 2000'], ['north camera picture 1 whole 12000']]);
    expect(seenAt(-1)).toEqual([[], []]);
  });

  it('shows a place without a picture while sound alone was kept, and its picture once there was room again', () => {
    const gap: MeetingRecording = {
      ...recording,
      pictures: [
        { endpointId: north, name: 'North', source: 'camera', pieces: [piece(1, 0, 20_000), piece(2, 80_000, 9_000)] },
      ],
      stage: [{ from: begun, large: [camera(north)], beside: [] }],
    };
    const files = pictureTracksOf(gap);
    const keys = [19_000, 21_000, 79_000, 81_000].map((ms) =>
      stageAt(gap.stage, files, begun + ms).large.map(({ endpointId, due }) => [endpointId, due?.file.key ?? null]),
    );
    expect(keys).toEqual([
      [[north, 'picture 1 whole']],
      [[north, null]],
      [[north, null]],
      [[north, 'picture 2 whole']],
    ]);
  });

  it('shows the last picture over the seam of two pieces, and nothing where none was recorded yet', () => {
    expect(seenAt(60_000)).toEqual([['north camera picture 1 whole 60000'], []]);
    expect(seenAt(60_001)).toEqual([['north camera picture 3 whole 0'], []]);
    expect(seenAt(69_200)).toEqual([['south camera nothing'], ['north camera nothing']]);
  });

  it('asks anew for what has grown, and makes ready what comes soon', () => {
    const at = begun + 65_000;
    const { due, soon } = picturesDue(stageAt(recording.stage, tracks, at), tracks, at, 6_000);
    expect(due.map(({ file }) => file.address)).toEqual(['/api/meetings/m/recording/pictures/3?edition=whole']);
    expect(soon.map(({ address }) => address)).toEqual(['/api/meetings/m/recording/pictures/4?edition=whole&v=1000']);
  });

  it('never shows a file at a moment that it does not hold, whatever the moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000, max: 90_000 }), (ms) => {
        const { large, beside } = stageAt(recording.stage, tracks, begun + ms);
        for (const { due } of [...large, ...beside]) {
          if (due === null) continue;
          expect(due.offsetMs).toBeGreaterThanOrEqual(0);
          expect(due.offsetMs).toBeLessThanOrEqual(due.file.lengthMs);
        }
      }),
    );
  });

  it('is something to play where nobody was heard', () => {
    expect(playableOf(recording)?.span).toEqual({ from: begun, to: begun + 74_500 });
    expect(playableOf({ ...recording, pictures: [] })).toBeNull();
  });
});
