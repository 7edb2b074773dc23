import { AccountId, type MeetingView, type Principal, type SeatView } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import type { Asking } from '../../src/core/acts/act.ts';
import { acts } from '../../src/core/acts/acts.ts';
import type { keys } from '../../src/core/acts/keys.ts';
import { actOfKey, possibleActs } from '../../src/core/acts/possible.ts';
import { north, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const chair: Principal = { kind: 'endpoint', endpointId: room, name: 'Phòng họp', leads: true };
const commune: Principal = { kind: 'endpoint', endpointId: north, name: 'Xã north', leads: false };
const technician: Principal = {
  ...{ kind: 'account', accountId: AccountId.parse('a'), userName: 'a', displayName: 'A' },
  ...{ role: 'technician', mustChangePassword: false },
};
const staged = (change: Partial<MeetingView['stage']>): MeetingView =>
  sampleMeeting({ stage: { chair: room, speaker: null, screen: null, ...change } });
const about = (on: SeatView | null, view: MeetingView, who: Principal = chair): Asking => ({ view, who, on });
const names = (asking: Asking): string[] => possibleActs(acts, asking).map(({ name }) => name);

describe('the stage', () => {
  const ofStage = (on: SeatView | null, change: Partial<MeetingView['stage']> = {}, who: Principal = chair): string[] =>
    names(about(on, staged(change), who)).filter((name) => /stage|tour/u.test(name));
  const chosen = (...endpoints: readonly (typeof north)[]) => ({
    shows: { show: 'chosen' as const, endpoints: [...endpoints] },
  });

  test('is offered what there is to be seen of, but for what is seen already', () => {
    expect(ofStage(null)).toEqual(['stage-chair', 'tour']);
    expect(ofStage(null, { screen: south })).toEqual([
      'stage-chair',
      'stage-screen',
      'stage-speaker-and-screen',
      'tour',
    ]);
    expect(ofStage(null, { shows: { show: 'chair' } })).toEqual(['stage-speaker', 'tour']);
    expect(ofStage(null, { chair: null })).toEqual(['tour']);
    expect(ofStage(null, chosen(north))).toEqual(['stage-speaker', 'stage-chair', 'tour']);
  });

  test('takes endpoints that are there one after the other, and lets each go', () => {
    expect(ofStage(seat(north))).toEqual(['stage-one']);
    expect(ofStage(seat(north), chosen(south))).toEqual(['stage-one', 'stage-add']);
    expect(ofStage(seat(room), chosen(south))).toEqual(['stage-add']);
    expect(ofStage(seat(north), chosen(south, north))).toEqual(['stage-one', 'stage-remove']);
    const gone = seat(north, { seat: { state: 'left', since: 2 } });
    expect(ofStage(gone, chosen(south))).toEqual([]);
    expect(ofStage(gone, chosen(south, north))).toEqual(['stage-remove']);
  });

  test('goes on in its round, or ends it', () => {
    const tour = { ...chosen(north), tour: { until: 9_000, left: 1 } };
    expect(ofStage(null, tour)).toEqual(['stage-speaker', 'stage-chair', 'tour-on', 'end-tour']);
    expect(ofStage(seat(north), tour)).toEqual(['stage-one']);
  });

  test('is nothing that a commune without a part in the meeting, or a technician, sets', () => {
    for (const who of [commune, technician])
      for (const on of [null, seat(north)])
        expect(ofStage(on, { ...chosen(south), undo: { until: 6_000 } }, who)).toEqual([]);
  });

  test('has a key for the chosen endpoint, else for the chair, and one for undoing', () => {
    const of = (key: keyof typeof keys, on: SeatView | null, change: Partial<MeetingView['stage']> = {}) =>
      actOfKey(acts, key, about(on, staged(change)))?.act.name ?? null;
    expect(of('stage', null)).toBe('stage-chair');
    expect(of('stage', seat(north))).toBe('stage-one');
    expect(of('stageAdd', seat(north), chosen(south))).toBe('stage-add');
    expect(of('stageAdd', seat(north), chosen(south, north))).toBe('stage-remove');
    expect(of('stageSpeaker', null, { shows: { show: 'chair' } })).toBe('stage-speaker');
    expect(of('tour', null)).toBe('tour');
    expect(of('tour', null, { tour: { until: 9_000, left: 1 } })).toBe('tour-on');
    expect(of('undo', seat(north), { undo: { until: 6_000 } })).toBe('undo-stage');
    expect(of('undo', null)).toBeNull();
  });
});
