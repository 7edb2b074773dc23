import {
  AccountId,
  ConclusionId,
  MeetingId,
  UnitId,
  meetingPolicies,
  type EndpointId,
  type MeetingType,
  type ParameterLine,
} from '@diem-cau/shared';
import type { HubProcess } from '../../../server/test/support/hub-process.ts';
import { openStorage } from '../../../server/src/adapters/storage/storage.ts';
import { MeetingBooks } from '../../../server/src/application/record/meeting-books.ts';
import { ParameterKeeping } from '../../../server/src/application/settings/parameters.ts';
import type { Endpoint } from '../../../server/src/application/ports/directory.ts';
import type { BookFact } from '../../../server/src/domain/record/book-fact.ts';
import type { LineStretch } from '../../../server/src/domain/lines/line-hours.ts';
import { noSums } from '../../../server/src/domain/lines/line-sums.ts';
import type { MeetingEvent } from '../../../server/src/domain/meeting/events.ts';
import type { Actor } from '../../../server/src/domain/kit/actor.ts';

const secretary: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };
const minute = 60_000;
const dayMs = 24 * 60 * minute;
const types: readonly MeetingType[] = ['giao-ban', 'giao-ban', 'giao-ban', 'chuyen-mon', 'tap-huan', 'so-ket-tong-ket'];
const titles: Readonly<Partial<Record<MeetingType, string>>> = {
  'giao-ban': 'Giao ban với các xã, thị trấn',
  'chuyen-mon': 'Triển khai công tác phòng, chống thiên tai và tìm kiếm cứu nạn',
  'tap-huan': 'Tập huấn dịch vụ công trực tuyến',
  'so-ket-tong-ket': 'Sơ kết công tác cải cách hành chính, chuyển đổi số',
};
/** Places in the directory's order; the first one leads. */
const silentOne = 7;
const seldomThere = 11;
const weakLines = [3, 9, 14];
/** Lines that lose next to nothing and bear little more than voices. */
const thinLines = [5, 14];
const unknownWay = 5;
const onlyStraight = [8, 16];

const attends = (nth: number, position: number): boolean =>
  position === 0 || (position === seldomThere ? nth % 2 === 0 : (nth * 7 + position * 3) % 13 !== 0);

type Course = (readonly [afterMinutes: number, event: MeetingEvent])[];

const courseOf = (nth: number, places: readonly Endpoint[], length: number): Course => {
  const course: Course = [];
  for (const { endpointId, position } of places.filter(({ position: at }) => attends(nth, at))) {
    const from = (nth + position) % 9 === 4 ? 12 : 0;
    course.push([from, { type: 'endpointJoined', endpointId }]);
    const isWeak = weakLines.includes(position);
    course.push([
      from + 1,
      { type: 'linkGraded', endpointId, grade: isWeak ? 'weak' : 'good', loss: isWeak ? 0.04 : 0, roundTripMs: 60 },
    ]);
    if (isWeak || (nth + position) % 8 === 0) {
      course.push([25, { type: 'endpointDropped', endpointId, cause: 'link-lost' }]);
      course.push([27 + (isWeak ? (nth % 4) + position / 3 : 0), { type: 'endpointResumed', endpointId }]);
    }
    if (position > 0 && position !== silentOne && (nth + position) % 5 === 0)
      course.push(
        [30 + position, { type: 'speakerChanged', endpointId }],
        [30.6 + position, { type: 'speakerChanged', endpointId: null }],
      );
  }
  const [chair] = places;
  if (chair !== undefined)
    course.push(
      [14, { type: 'speakerChanged', endpointId: chair.endpointId }],
      [24, { type: 'speakerChanged', endpointId: null }],
    );
  if (nth % 3 === 0)
    course.push([55, { type: 'breakStarted', actor: secretary }], [65, { type: 'breakEnded', actor: secretary }]);
  return [...course.toSorted(([a], [b]) => a - b), [length, { type: 'meetingClosed', actor: secretary }]];
};

/** What was measured of the lines of a meeting: those of the places with weak ones were lost for some minutes, thin ones bore a voice alone. */
const linesOf = (nth: number, places: readonly Endpoint[], from: number): LineStretch[] =>
  places
    .filter(({ position }) => attends(nth, position))
    .map(({ endpointId, position }) => {
      const bad = weakLines.includes(position) ? 2 + ((nth * 5 + position) % 9) : 0;
      const thin = thinLines.includes(position) ? 40 + ((nth * 7 + position) % 35) : 0;
      const packets = 90_000 + ((nth * 7919 + position * 977) % 20_000);
      return {
        endpointId,
        from,
        sums: {
          ...noSums,
          ...{ measuredMs: 80 * minute, lostMs: (bad * minute) / 2, badLossMs: bad * minute, frozenMs: bad * 20_000 },
          ...{ thinDownMs: thin * minute, thinUpMs: (thin * minute) / 4 },
          ...{ upPackets: packets, upLost: Math.round(packets * (0.001 + bad / 150)), upBytes: packets * 700 },
          ...{
            downPackets: packets * 4,
            downLost: Math.round(packets * (0.002 + bad / 60)),
            downBytes: packets * 2_800,
          },
          ...{ roundTrips: 80, roundTripSumMs: 80 * (24 + position * 3 + bad * 9), worstRoundTripMs: 90 + bad * 120 },
        },
      };
    });

const bookOf = (nth: number, places: readonly Endpoint[], day: string): BookFact[] => [
  ...places
    // In two meetings nobody called the last three places.
    .filter(({ position }) => attends(nth, position) && (nth % 11 !== 5 || position < places.length - 3))
    .map(({ endpointId, position }): BookFact => {
      const others = position === 0 ? 14 : 2 + (position % 3);
      return {
        type: 'rollConfirmed',
        call: 1,
        endpointId,
        roll: { attendees: [], others, note: '' },
        reason: '',
        actor: secretary,
      };
    }),
  ...(nth % 2 === 0
    ? [{ type: 'papersDeclared' as const, papers: { pages: 24, printedCopies: 3 }, actor: secretary }]
    : []),
  ...(nth % 4 === 0
    ? [
        {
          type: 'conclusionsSaved' as const,
          rows: [
            {
              conclusionId: ConclusionId.parse(`k-${nth}`),
              work: 'Rà soát hộ nghèo',
              leadUnit: 'Xã Hòa Bình',
              cooperatingUnits: [],
              deadline: null,
            },
          ],
          actor: secretary,
        },
        ...(nth % 8 === 0 ? [{ type: 'noticeIssued' as const, day, actor: secretary }] : []),
      ]
    : []),
];

const ways = (places: readonly Endpoint[]): ParameterLine[] =>
  places.flatMap(({ endpointId, position }): ParameterLine[] => {
    if (position === 0) return [];
    if (position === unknownWay)
      return [
        {
          subject: { of: 'endpoint', name: 'straightKm', endpointId },
          value: null,
          validFrom: null,
          rule: 'Chưa đo',
          signedOffBy: '',
        },
      ];
    const km = 8 + ((position * 11) % 34);
    const straight = onlyStraight.includes(position);
    return [
      {
        subject: { of: 'endpoint', name: straight ? 'straightKm' : 'roadKm', endpointId },
        value: { low: km * 0.9, base: km, high: km * 1.1 },
        validFrom: null,
        rule: straight ? 'Đo trên bản đồ' : 'UBND xã xác nhận ngày 05/01',
        signedOffBy: straight ? '' : 'Chủ tịch UBND xã',
      },
    ];
  });

/** The year on the hub's own calendar: Vietnam is seven hours ahead, all year round. */
export const yearOf = (now: number): number => new Date(now + 7 * 60 * minute).getUTCFullYear();

/** What a test of reports needs to know of the year that it was given. */
export interface ReportYear {
  /** Two communes that became one on the first day of the year; the last meeting of the year before knew them both. */
  readonly merged: readonly [string, string];
  readonly into: string;
  /** A place whose way stands in the table of parameters by its road, and its unit. */
  readonly placeWithRoad: { readonly endpointId: EndpointId; readonly unitId: UnitId };
}

/**
 * Writes this year's meetings up to now into a hub's own storage while the hub is down, after one of last December: 24 closed ones with
 * drop-outs, breaks, an endpoint that never speaks and one whose way nobody knows, and one that is still open. Everything depends on
 * numbers only.
 */
export const writeReportYear = async (hub: HubProcess, now: number): Promise<ReportYear> => {
  await hub.end('SIGTERM');
  const storage = await openStorage({ dataDir: hub.dataDir, databaseUrl: null });
  const clock = { now: () => now };
  const books = new MeetingBooks(storage.ledgers, storage.archive, clock);
  const places = (await storage.directory.endpoints()).map((place, position) => ({ ...place, position }));
  const start = Date.parse(`${yearOf(now)}-01-01T01:00:00Z`);
  // In the first days of a year there is less room than this; then some meetings lie ahead.
  const step = Math.max(180 * minute, (now - 2 * dayMs - start) / 24);

  const units = await storage.directory.units();
  const unitOf = (position: number) => {
    const unit = units.find(({ unitId }) => unitId === places[position]?.unitId);
    if (unit === undefined) throw new Error('the demo directory has fewer places');
    return unit;
  };
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const old = [unitOf(17), unitOf(18)] as const;
  const into = { ...old[0], unitId: UnitId.parse('u-merged'), code: '06999', name: 'Thiện Thuật Hạ' };
  await storage.directory.save({
    units: [
      { ...into, validFrom: day(start) },
      ...old.map((unit) => ({ ...unit, validTo: day(start - dayMs), successorId: into.unitId })),
    ],
    endpoints: [],
  });

  const parameters = new ParameterKeeping(storage.ledgers, storage.directory, clock);
  const petrol: ParameterLine = {
    subject: { of: 'district', name: 'petrolPriceVnd' },
    value: { low: 21_500, base: 23_000, high: 24_200 },
    validFrom: null,
    rule: 'Giá bình quân trong năm',
    signedOffBy: 'Phòng Tài chính - Kế hoạch',
  };
  await parameters.set([petrol, ...ways(places)], secretary);

  for (let nth = -1; nth <= 24; nth += 1) {
    const isOpen = nth === 24;
    const early = nth < 0 ? start - 15 * dayMs : start + nth * step;
    const scheduledAt = isOpen ? now - 20 * minute : Math.floor(early / (15 * minute)) * 15 * minute;
    const openedAt = scheduledAt + (nth % 5 === 3 ? 11 : 1) * minute;
    const meetingId = MeetingId.parse(`m-${String(nth).padStart(2, '0')}`);
    const meetingType = types.at(nth % types.length) ?? 'khac';
    const opened: MeetingEvent = {
      type: 'meetingOpened',
      meetingId,
      title: `${titles[meetingType] ?? ''} lần ${nth + 2}`,
      meetingType,
      policy: meetingPolicies[meetingType],
      expected: places.map(({ endpointId, name, leads, position }) => ({ endpointId, name, leads, position })),
      maxEndpoints: 40,
      holdsNoStateSecret: true,
      scheduledAt: nth % 7 === 6 ? null : scheduledAt,
      hostUnit: null,
      actor: secretary,
    };
    const course = isOpen ? [] : courseOf(nth, places, 70 + ((nth * 37) % 90));
    const events = [[0, opened] as const, ...course].map(([after, event], index) => ({
      seq: index + 1,
      at: Math.round(openedAt + after * minute),
      event,
    }));
    await storage.archive.append(meetingId, events);
    if (!isOpen) await storage.lines.keep(linesOf(nth, places, openedAt));
    if (!isOpen) await books.write(meetingId, () => bookOf(nth, places, day(openedAt + dayMs)));
  }
  await storage.close();
  await hub.up();
  const [, placeWithRoad] = places;
  if (placeWithRoad === undefined) throw new Error('the demo directory has one place only');
  const nameOf = ({ kind, name }: { kind: string; name: string }): string =>
    `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`;
  return { merged: [nameOf(old[0]), nameOf(old[1])], into: nameOf(into), placeWithRoad };
};
