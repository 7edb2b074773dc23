import {
  ConclusionId,
  type Attendee,
  type Correction,
  type EndpointId,
  type EndpointRoll,
  type Instant,
} from '@diem-cau/shared';
import type { BookFact } from '../../../domain/record/book-fact.ts';
import type { ExpectedEndpoint } from '../../../domain/meeting/expected-endpoint.ts';
import type { Actor } from '../../../domain/kit/actor.ts';
import { usualRoll, type RollNumbers, type ScriptedCorrection, type ScriptedMeeting } from './script.ts';

const minuteMs = 60_000;
const surnames = ['Hoàng', 'Nông', 'Lý', 'Vi', 'Hứa', 'Đặng', 'Triệu', 'Lương', 'Nguyễn'];
const givenNames = ['Văn Khê', 'Thị Mai', 'Văn Dự', 'Thị Hằng', 'Quốc Tuấn', 'Minh Đức', 'Thị Phượng'];
const positions = ['Chủ tịch UBND', 'Phó Chủ tịch UBND', 'Công chức văn phòng – thống kê', ''];

/** The people of one roll, so many of each kind as the script says. */
const rollOf = (
  { name, leads, position }: ExpectedEndpoint,
  numbers: RollNumbers,
  known: readonly KnownPerson[] = [],
): EndpointRoll => {
  const person = (index: number, change: Partial<Attendee>): Attendee => ({
    personId: null,
    name: `${surnames[(position + index) % surnames.length] ?? ''} ${givenNames[(position * 3 + index) % givenNames.length] ?? ''}`,
    position: positions[index % positions.length] ?? '',
    unit: name,
    state: leads ? 'in-person' : 'online',
    reason: '',
    lateMinutes: null,
    leftEarlyMinutes: null,
    substituteFor: null,
    ...known[index],
    ...change,
  });
  const { named, excused, unexcused, notCalled } = numbers;
  const present = Array.from({ length: named }, (_, index) =>
    person(index, {
      lateMinutes: index < numbers.late ? 10 : null,
      // Whoever came late is another one than who left early, as long as there are enough.
      leftEarlyMinutes: index >= named - numbers.leftEarly ? 15 : null,
      substituteFor:
        index < numbers.substitutes ? { personId: null, name: 'Nông Văn Vắng', reason: 'Đi công tác tỉnh' } : null,
    }),
  );
  const absent = [
    ...Array.from({ length: excused }, () => ({ state: 'excused' as const, reason: 'Nghỉ ốm' })),
    ...Array.from({ length: unexcused }, () => ({ state: 'unexcused' as const })),
    ...Array.from({ length: notCalled }, () => ({ state: 'not-called' as const })),
  ].map((change, index) => person(named + index, change));
  return { attendees: [...present, ...absent], others: numbers.others, note: '' };
};

/** Somebody of the directory of people, as a roll names him or her. */
export type KnownPerson = Pick<Attendee, 'personId' | 'name' | 'position'>;

/** What the book of a scripted meeting is written from. */
export interface BookGround {
  readonly places: readonly ExpectedEndpoint[];
  readonly opensAt: Instant;
  readonly year: number;
  /** Who is usually at each place, the first one first; made up where nobody is known. */
  readonly people?: ReadonlyMap<EndpointId, readonly KnownPerson[]>;
  readonly actor: Actor;
}

const correctionOf = (correction: ScriptedCorrection, { places, opensAt }: BookGround): Correction => {
  const instant = (minute: number): Instant => opensAt + minute * minuteMs;
  switch (correction.what) {
    case 'title':
      return correction;
    case 'opening':
    case 'closing':
      return { what: correction.what, at: instant(correction.at) };
    case 'break':
      return { what: 'break', from: instant(correction.from), to: instant(correction.to) };
    case 'presence': {
      const { from, to, present, place } = correction;
      const endpoint = places.find(({ name }) => name === place);
      if (endpoint === undefined) throw new Error(`the directory has no ${place}`);
      return { what: 'presence', endpointId: endpoint.endpointId, from: instant(from), to: instant(to), present };
    }
  }
};

/** The rolls of a scripted meeting: the first call, the second one, and what was changed afterwards. */
const scriptedRolls = (meeting: ScriptedMeeting, { places, people, actor }: BookGround): readonly BookFact[] => {
  const never = new Set(meeting.course.flatMap((each) => (each.what === 'never' ? [each.place] : [])));
  const onList = [...places.entries()].filter(
    ([, { name }]) =>
      (meeting.only?.includes(name) ?? true) ||
      meeting.course.some((each) => each.what === 'added' && each.place === name),
  );
  const isCalled = (name: string): boolean =>
    meeting.uncalled !== 'all' &&
    meeting.uncalled?.includes(name) !== true &&
    (!never.has(name) || meeting.rolls?.[name] !== undefined);
  const confirmed = (
    [number, endpoint]: readonly [number, ExpectedEndpoint],
    numbers: Partial<RollNumbers> | undefined,
    { call, reason }: { readonly call: number; readonly reason: string },
  ): BookFact => ({
    type: 'rollConfirmed',
    call,
    endpointId: endpoint.endpointId,
    roll: rollOf(endpoint, { ...usualRoll(number), ...numbers }, people?.get(endpoint.endpointId)),
    reason,
    actor,
  });
  const first = onList.flatMap(([number, endpoint]) => {
    const { name } = endpoint;
    const reason = never.has(name) ? 'Dự họp qua điện thoại' : '';
    return isCalled(name) ? [confirmed([number, endpoint], meeting.rolls?.[name], { call: 1, reason })] : [];
  });
  const again = (rolls: ScriptedMeeting['rolls'], call: number, reason: string): BookFact[] =>
    onList.flatMap(([number, endpoint]) => {
      const numbers = rolls?.[endpoint.name];
      return numbers === undefined ? [] : [confirmed([number, endpoint], numbers, { call, reason })];
    });
  return [...first, ...again(meeting.secondCall, 2, ''), ...again(meeting.changedRolls, 1, 'Xã báo lại danh sách')];
};

/** All that people said about a scripted meeting, in the order in which they said it. */
export const scriptedBook = (meeting: ScriptedMeeting, ground: BookGround): readonly BookFact[] => {
  const { actor, year } = ground;
  const { papers, conclusions = 0, noticeIssued, corrections = [] } = meeting;
  const rows = Array.from({ length: conclusions }, (_, index) => ({
    conclusionId: ConclusionId.parse(`${meeting.id}-${index + 1}`),
    work: `Rà soát và báo cáo nội dung số ${index + 1}`,
    leadUnit: 'Xã Hòa Bình',
    cooperatingUnits: [],
    deadline: null,
  }));
  return [
    ...scriptedRolls(meeting, ground),
    ...(papers === undefined
      ? []
      : [{ type: 'papersDeclared' as const, papers: { pages: papers.pages, printedCopies: papers.printed }, actor }]),
    ...(rows.length === 0 ? [] : [{ type: 'conclusionsSaved' as const, rows, actor }]),
    ...(noticeIssued === undefined
      ? []
      : [{ type: 'noticeIssued' as const, day: `${year + (meeting.yearOffset ?? 0)}-${noticeIssued}`, actor }]),
    ...corrections.map((correction) => ({
      type: 'recordCorrected' as const,
      correction: correctionOf(correction, ground),
      reason: 'Theo sổ ghi của thư ký',
      actor,
    })),
  ];
};
