import {
  AccountId,
  EndpointId,
  EnrolmentId,
  mostPanels,
  PanelId,
  panelMs,
  audiences,
  type Instant,
} from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { PanelBond } from '../../../src/domain/meeting/panels/facts.ts';
import { bondKey, endPanel, endUnbound, pairPanel, panelsDue } from '../../../src/domain/meeting/panels/pairing.ts';
import { meetingView } from '../../../src/domain/meeting/view.ts';
import { anBinh, at, hubActor, joined, meetingAfter, opened, refusalCode, room } from '../../support/meetings.ts';

const begins = 60_000;
const ofRoom: PanelBond = { of: 'endpoint', endpointId: room, enrolmentId: EnrolmentId.parse('seat-1') };
const ofRoomAnew: PanelBond = { of: 'endpoint', endpointId: room, enrolmentId: EnrolmentId.parse('seat-2') };
const ofBinh: PanelBond = { of: 'account', accountId: AccountId.parse('binh'), generation: 3 };
const bonds = [ofRoom, ofRoomAnew, ofBinh] as const;
const holderOf = (bond: PanelBond): string => (bond.of === 'endpoint' ? bond.endpointId : bond.accountId);
const id = (n: number): PanelId => PanelId.parse(`p-${n}`);
const words = { browser: 'Chrome 150', system: 'Android' };
const held = (): Meeting => meetingAfter(opened(), ...joined(room, anBinh));
const pair = (meeting: Meeting, n: number, bond: PanelBond, now: Instant = begins, replaces: PanelId | null = null) =>
  pairPanel(meeting, { panelId: id(n), bond, replaces, ...words }, now, hubActor);
const paired = (meeting: Meeting, n: number, bond: PanelBond, replaces: PanelId | null = null): Meeting =>
  at(meeting, pair(meeting, n, bond, begins, replaces), begins);

type Step =
  | { readonly step: 'pair'; readonly bond: number; readonly replaces: number | null }
  | { readonly step: 'end' | 'unbind'; readonly n: number };
const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ step: fc.constant('pair' as const), bond: fc.nat(2), replaces: fc.option(fc.nat(8)) }),
  },
  fc.record({ step: fc.constant('end' as const), n: fc.nat(12) }),
  fc.record({ step: fc.constant('unbind' as const), n: fc.nat(2) }),
);

describe('panels, whatever is done with them', () => {
  it('are as many of one holder as may be, never hold again once they ended, and end with what they hang on', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 40 }), (steps) => {
        let meeting = held();
        const ended = new Set<PanelId>();
        const happen = (events: readonly MeetingEvent[]): void => {
          for (const event of events) if (event.type === 'panelEnded') ended.add(event.panelId);
          meeting = at(meeting, events, begins);
        };
        steps.forEach((each, n) => {
          const before = meeting;
          if (each.step === 'pair') {
            const bond = bonds[each.bond] ?? ofRoom;
            const replaces = each.replaces === null ? null : id(each.replaces);
            const others = [...meeting.panels.values()].filter(
              (one) => holderOf(one.bond) === holderOf(bond) && one.panelId !== replaces,
            );
            if (others.length >= mostPanels) {
              expect(refusalCode(() => pair(before, n + 100, bond, begins, replaces))).toBe('panels-full');
              return;
            }
            happen(pair(meeting, n, bond, begins, replaces));
            expect(meeting.panels.get(id(n))?.bond).toEqual(bond);
            if (replaces !== null && replaces !== id(n)) expect(meeting.panels.has(replaces)).toBe(false);
          } else if (each.step === 'end') happen(endPanel(meeting, id(each.n), 'ended', hubActor));
          else {
            const key = bondKey(bonds[each.n] ?? ofRoom);
            happen(endUnbound(meeting, key));
            expect([...meeting.panels.values()].map(({ bond }) => bondKey(bond))).not.toContain(key);
            expect(endUnbound(meeting, key)).toEqual([]);
          }
          for (const panelId of ended) expect(meeting.panels.has(panelId)).toBe(false);
        });
        expect(at(meeting, [{ type: 'meetingClosed', actor: hubActor }], begins).panels.size).toBe(0);
      }),
    );
  });

  it('are over by themselves after their hours, and not before', () => {
    const meeting = paired(held(), 1, ofRoom);
    const [due] = panelsDue(meeting);
    expect(due?.at).toBe(begins + panelMs);
    expect(due?.decide(meeting)).toEqual([{ type: 'panelEnded', panelId: id(1), cause: 'over', actor: hubActor }]);
    expect(due?.decide(at(meeting, endPanel(meeting, id(1), 'ended', hubActor), begins))).toEqual([]);
  });
});

describe('a panel', () => {
  it('is paired with an open meeting only, and for an endpoint that is on its list', () => {
    const closed = at(held(), [{ type: 'meetingClosed', actor: hubActor }], begins);
    expect(refusalCode(() => pair(closed, 1, ofRoom))).toBe('meeting-not-open');
    const elsewhere = { ...ofRoom, endpointId: EndpointId.parse('elsewhere') };
    expect(refusalCode(() => pair(held(), 1, elsewhere))).toBe('not-expected');
  });

  it('is seen by who conducts, without what it hangs on, and by nobody else', () => {
    const meeting = paired(held(), 1, ofBinh);
    for (const audience of audiences) {
      const view = meetingView(meeting, { audience, seq: 1, record: 'sound' });
      if (audience === 'room' || audience === 'desk')
        expect(view.panels).toEqual([
          { panelId: id(1), actsFor: '', since: begins, until: begins + panelMs, ...words },
        ]);
      else expect(view).not.toHaveProperty('panels');
    }
  });
});
