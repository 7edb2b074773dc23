import type { Correction, EndpointId, Instant, MeetingRecord } from '@diem-cau/shared';
import type { DeskTimes } from '../../../ui/desk/desk-times.ts';
import type { WrittenMoment } from '../../../ui/desk/moment-field.tsx';
import { readMoment } from '../../../ui/desk/written-times.ts';

/** A correction as the form has it; which of the values count depends on what is corrected. */
export interface CorrectionDraft {
  readonly what: Correction['what'];
  readonly title: string;
  readonly from: WrittenMoment;
  readonly to: WrittenMoment;
  readonly endpointId: EndpointId | null;
  readonly present: boolean;
  /** Whether the meeting is to count in reports. */
  readonly counts: boolean;
  readonly reason: string;
}

/** What still has to be mended before a correction can be recorded. */
export type CorrectionFault = 'title' | 'from' | 'to' | 'order' | 'endpoint' | 'reason';

type Written = Pick<DeskTimes, 'day' | 'exactClock'>;
type Zone = Pick<DeskTimes, 'aheadMs'>;

/** What can be corrected; the closing only where there was one. */
export const correctable = ({ summary: { closedAt } }: MeetingRecord): readonly Correction['what'][] => [
  'title',
  'opening',
  ...(closedAt === null ? [] : ['closing' as const]),
  'break',
  'presence',
  'counting',
];

/** The form as it begins for one kind of correction: with what the record says now. */
export const correctionDraft = (
  what: Correction['what'],
  { summary: { title, openedAt, closedAt, leftOut } }: MeetingRecord,
  now: Instant,
  times: Written,
): CorrectionDraft => {
  const write = (at: Instant): WrittenMoment => ({ day: times.day(at), clock: times.exactClock(at) });
  const end = closedAt ?? now;
  const spans = {
    title: [openedAt, end],
    opening: [openedAt, end],
    closing: [end, end],
    break: [openedAt, openedAt],
    presence: [openedAt, end],
    counting: [openedAt, end],
  } as const;
  const [from, to] = spans[what];
  const empty = (moment: WrittenMoment): WrittenMoment => (what === 'break' ? { ...moment, clock: '' } : moment);
  return {
    what,
    title,
    from: empty(write(from)),
    to: empty(write(to)),
    endpointId: null,
    present: true,
    counts: leftOut !== null,
    reason: '',
  };
};

const read = ({ day, clock }: WrittenMoment, times: Zone): Instant | null => readMoment(day, clock, times);

/** The correction that the form makes; null while something has to be mended. */
export const correctionOf = (draft: CorrectionDraft, times: Zone): Correction | null => {
  const [from, to] = [read(draft.from, times), read(draft.to, times)];
  switch (draft.what) {
    case 'title':
      return draft.title.trim() === '' ? null : { what: 'title', title: draft.title.trim() };
    case 'counting':
      return { what: 'counting', counts: draft.counts };
    case 'opening':
    case 'closing':
      return from === null ? null : { what: draft.what, at: from };
    case 'break':
      return from === null || to === null || to <= from ? null : { what: 'break', from, to };
    case 'presence': {
      const { endpointId, present } = draft;
      if (endpointId === null || from === null || to === null || to <= from) return null;
      return { what: 'presence', endpointId, from, to, present };
    }
  }
};

/** Whether such a correction names an instant. */
export const saysWhen = (what: Correction['what']): boolean => what !== 'title' && what !== 'counting';

/** All faults of the form, in the order of its fields. */
export const correctionFaults = (draft: CorrectionDraft, times: Zone): CorrectionFault[] => {
  const [from, to] = [read(draft.from, times), read(draft.to, times)];
  const spans = draft.what === 'break' || draft.what === 'presence';
  return [
    ...(draft.what === 'title' && draft.title.trim() === '' ? (['title'] as const) : []),
    ...(draft.what === 'presence' && draft.endpointId === null ? (['endpoint'] as const) : []),
    ...(saysWhen(draft.what) && from === null ? (['from'] as const) : []),
    ...(spans && to === null ? (['to'] as const) : []),
    ...(spans && from !== null && to !== null && to <= from ? (['order'] as const) : []),
    ...(draft.reason.trim() === '' ? (['reason'] as const) : []),
  ];
};
