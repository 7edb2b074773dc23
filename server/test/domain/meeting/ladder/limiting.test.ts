import { EndpointId, Refusal, rungOf, rungs, type Rung } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../src/domain/kit/actor.ts';
import { limitReception } from '../../../../src/domain/meeting/ladder/limiting.ts';
import { limitOf } from '../../../../src/domain/meeting/ladder/state.ts';
import { meetingView } from '../../../../src/domain/meeting/view.ts';
import {
  after,
  anBinh,
  dangKhe,
  hoaLac,
  hubActor,
  joined,
  meetingAfter,
  opened,
  room,
} from '../../../support/meetings.ts';

const all = [room, anBinh, hoaLac, dangKhe];
const meeting = meetingAfter(opened(), ...joined(...all));
const by = (endpointId: typeof room): Actor => ({ by: 'endpoint', endpointId, name: endpointId });
const someRung = fc.constantFrom(...rungs);

describe('how much an endpoint receives at most', () => {
  it('is what was set last, for each endpoint apart, whoever set it; `full` leaves nothing of it', () => {
    const act = fc.record({ on: fc.constantFrom(...all), rung: someRung, actor: fc.constantFrom(...all.map(by)) });
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const last = new Map<string, Rung>();
        let now = meeting;
        for (const { on, rung, actor } of acts) {
          const facts = limitReception(now, on, rung, actor);
          expect(facts.length).toBe((last.get(on) ?? 'full') === rung ? 0 : 1);
          now = after(now, facts);
          last.set(on, rung);
        }
        for (const each of all) expect(limitOf(now.ladder, each)).toBe(last.get(each) ?? 'full');
        expect(now.ladder.size).toBe([...last.values()].filter((rung) => rung !== 'full').length);
      }),
    );
  });

  it('never lets more through than the line bears', () => {
    fc.assert(
      fc.property(someRung, someRung, (borne, set) => {
        const limited = after(meeting, limitReception(meeting, anBinh, set, hubActor));
        const lines = new Map([[anBinh, borne === 'full' ? {} : { rung: borne }]]);
        const view = meetingView(limited, { audience: 'seat', seq: 1, record: 'sound', lines });
        const seat = view.seats.find(({ endpointId }) => endpointId === anBinh);
        expect(rungs.indexOf(rungOf(seat ?? {}))).toBe(Math.max(rungs.indexOf(borne), rungs.indexOf(set)));
      }),
    );
  });

  it('says whether the endpoint itself chose it', () => {
    const chosen = after(meeting, limitReception(meeting, anBinh, 'voice', by(anBinh)));
    expect(chosen.ladder.get(anBinh)).toEqual({ rung: 'voice', by: 'own' });
    const set = after(chosen, limitReception(chosen, anBinh, 'stage', by(room)));
    expect(set.ladder.get(anBinh)).toEqual({ rung: 'stage', by: 'others' });
  });

  it('is refused of who is not on the list, and once the meeting is closed', () => {
    const nowhere = EndpointId.parse('nowhere');
    expect(() => limitReception(meeting, nowhere, 'voice', hubActor)).toThrow(new Refusal('not-found'));
    const closed = after(meeting, [{ type: 'meetingClosed', actor: hubActor }]);
    expect(() => limitReception(closed, anBinh, 'voice', hubActor)).toThrow(new Refusal('meeting-not-open'));
  });
});
