import { AccountId, Principal, Role, UnitId } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { closeMeeting } from '../../../src/domain/meeting/course/course.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { nameSecretary } from '../../../src/domain/meeting/parts/secretary.ts';
import { mayIn, standingOf } from '../../../src/domain/meeting/parts/standing.ts';
import { meetingView } from '../../../src/domain/meeting/view.ts';
import {
  after,
  anBinh,
  dangKhe,
  expected,
  hoaLac,
  hubActor,
  meetingAfter,
  opened,
  refusalCode,
  room,
} from '../../support/meetings.ts';

const binh = { accountId: AccountId.parse('binh'), name: 'Trần Thị Bình', userName: 'binh.tt' };
const host = { unitId: UnitId.parse('an-binh'), name: 'Xã An Bình' };
const account = (accountId: string, role: Role): Principal =>
  Principal.parse({
    ...{ kind: 'account', accountId, userName: accountId, displayName: accountId, role },
    mustChangePassword: false,
  });
const pc = (endpointId: string, leads = false): Principal =>
  Principal.parse({ kind: 'endpoint', endpointId, name: endpointId, leads });

/** A meeting that An Bình's unit holds, whose other endpoint is Hòa Lạc in the same unit; Đặng Khê lies elsewhere. */
const held = (): Meeting => {
  const opening = opened();
  if (opening.type !== 'meetingOpened') throw new Error('it opens a meeting');
  const unitOf = (id: string) => (id === dangKhe ? { unitId: UnitId.parse('dang-khe'), name: 'Xã Đặng Khê' } : host);
  return meetingAfter({
    ...opening,
    hostUnit: host,
    expected: expected.map((each) => ({ ...each, unit: unitOf(each.endpointId) })),
  });
};
const partIn = (meeting: Meeting, who: Principal) => standingOf(meeting, who).part;

describe('who has a part in a meeting', () => {
  it('is the endpoint that leads it, and who lies in the unit that holds it', () => {
    expect([room, anBinh, hoaLac, dangKhe].map((id) => partIn(held(), pc(id)))).toEqual([
      'chair',
      'host',
      'host',
      null,
    ]);
    expect(partIn(held(), pc('elsewhere'))).toBeNull();
  });

  it('has no host where the unit of the leading endpoint holds it', () => {
    expect(partIn(meetingAfter(opened()), pc(anBinh))).toBeNull();
  });

  it('is the secretary who was named last, and nobody any more after that', () => {
    const named = after(held(), nameSecretary(held(), binh, hubActor));
    expect(partIn(named, account('binh', 'delegate'))).toBe('secretary');
    expect(partIn(named, account('an', 'delegate'))).toBeNull();
    const other = after(named, nameSecretary(named, { ...binh, accountId: AccountId.parse('an') }, hubActor));
    expect(partIn(other, account('binh', 'delegate'))).toBeNull();
    expect(partIn(other, account('an', 'delegate'))).toBe('secretary');
    expect(partIn(after(other, nameSecretary(other, null, hubActor)), account('an', 'delegate'))).toBeNull();
  });

  it('is told to every page', () => {
    const view = meetingView(after(held(), nameSecretary(held(), binh, hubActor)), {
      audience: 'seat',
      seq: 1,
      record: 'sound',
    });
    expect(view.secretary).toEqual({ accountId: 'binh', name: 'Trần Thị Bình' });
    expect(view.seats.map(({ hosts }) => hosts)).toEqual([false, true, true, false]);
  });
});

describe('naming the secretary', () => {
  it('is nothing where that is so already, and is refused after the closing', () => {
    const named = after(held(), nameSecretary(held(), binh, hubActor));
    expect(nameSecretary(named, { ...binh, name: 'Trần Thị Bình (mới)' }, hubActor)).toEqual([]);
    expect(nameSecretary(held(), null, hubActor)).toEqual([]);
    const closed = after(named, closeMeeting(named, hubActor));
    expect(refusalCode(() => nameSecretary(closed, null, hubActor))).toBe('meeting-not-open');
  });

  it('gives what it gives in this meeting only to who was named', () => {
    const named = after(held(), nameSecretary(held(), binh, hubActor));
    for (const role of Role.options) {
      expect(mayIn(named, account('binh', role), 'conductMeeting')).toBe(true);
      expect(mayIn(named, account('binh', role), 'keepPapers')).toBe(true);
      expect(mayIn(named, account('binh', role), 'keepAccounts')).toBe(role === 'admin');
      expect(mayIn(held(), account('binh', role), 'conductMeeting')).toBe(
        ['admin', 'chair', 'secretary'].includes(role),
      );
    }
  });
});
