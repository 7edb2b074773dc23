import { Refusal, type Principal, type SeatView } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import type { Asking, Conduct } from '../../src/core/acts/act.ts';
import { ActSender } from '../../src/core/acts/act-sender.ts';
import { acts } from '../../src/core/acts/acts.ts';
import { north, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const who: Principal = { kind: 'endpoint', endpointId: room, name: 'Phòng họp', leads: true };
const about = (on: SeatView | null): Asking => ({ view: sampleMeeting(), who, on });

describe('sending', () => {
  /** A hub that answers when it is told to. */
  const slowHub = () => {
    const asked: [string, unknown][] = [];
    const answers: PromiseWithResolvers<unknown>[] = [];
    const ask = (name: string, params: unknown): Promise<unknown> => {
      asked.push([name, params]);
      const answer = Promise.withResolvers<unknown>();
      answers.push(answer);
      return answer.promise;
    };
    return { sender: new ActSender({ ask }), asked, answers };
  };
  const conduct = (name: string): Conduct => {
    const act = acts.find((each) => each.name === name);
    if (act === undefined || !('params' in act)) throw new Error(name);
    return act;
  };

  test('asks for what is on its way once, for each endpoint', async () => {
    const { sender, asked, answers } = slowHub();
    const first = sender.send(conduct('mute'), about(seat(north)));
    expect(await sender.send(conduct('mute'), about(seat(north)))).toBe(false);
    void sender.send(conduct('mute'), about(seat(south)));
    expect(asked).toEqual([
      ['muting.mute', { endpointId: north }],
      ['muting.mute', { endpointId: south }],
    ]);
    answers[0]?.resolve({});
    expect(await first).toBe(true);
    void sender.send(conduct('mute'), about(seat(north)));
    expect(asked).toHaveLength(3);
  });

  test('tells why it was refused, and may be asked again', async () => {
    const { sender, asked, answers } = slowHub();
    const first = sender.send(conduct('close'), about(null));
    answers[0]?.reject(new Refusal('forbidden'));
    await expect(first).rejects.toMatchObject({ code: 'forbidden' });
    void sender.send(conduct('close'), about(null));
    expect(asked).toHaveLength(2);
  });

  test('asks nothing where the endpoint is missing', async () => {
    const { sender, asked } = slowHub();
    expect(await sender.send(conduct('mute'), about(null))).toBe(false);
    expect(asked).toEqual([]);
  });
});
