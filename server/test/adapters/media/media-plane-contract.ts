import { TransportId, type MediaParameters } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaPlane } from '../../../src/application/ports/media-plane.ts';
import { meetingId, otherMeetingId, seatOf, takeSeat, wanted, type TestSeat } from './media-harness.ts';

const nobody = { from: '127.0.0.1', consumersOpened: () => Promise.resolve(), consumersClosed: () => undefined };
const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code });
const sourcesOf = ({ media }: TestSeat) =>
  media.receiving.map(({ endpointId, source }) => `${endpointId} ${source}`).sort();

/** What every media plane promises to the application; run against the real one and against the fake. */
export function describeMediaPlane(name: string, start: () => Promise<MediaPlane>): void {
  describe(`${name} keeps the port's promises`, () => {
    let plane: MediaPlane;
    beforeEach(async () => {
      plane = await start();
    });
    afterEach(() => plane.close());

    it('offers two transports and connects each of them once, however often the same is asked', async () => {
      const { seat, media } = await takeSeat(plane, 'a');
      expect(seat.offer.send.id).not.toBe(seat.offer.receive.id);
      await media.send('microphone');
      const again = { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: Array(32).fill('AA').join(':') }] };
      await expect(seat.connect(seat.offer.send.id, again)).rejects.toEqual(refused('media-refused'));
      for (let asked = 0; asked < 2; asked += 1)
        await expect(seat.connect(seat.offer.receive.id, again)).resolves.toBeUndefined();
    });

    it('refuses the transport of another seat, and parameters that make no sense', async () => {
      const a = await takeSeat(plane, 'a');
      const b = await takeSeat(plane, 'b');
      const dtls = { fingerprints: [] };
      await expect(a.seat.connect(b.seat.offer.send.id, dtls)).rejects.toEqual(refused('not-found'));
      await expect(a.seat.restartIce(b.seat.offer.send.id)).rejects.toEqual(refused('not-found'));
      await expect(a.seat.restartIce(TransportId.parse('none'))).rejects.toEqual(refused('not-found'));
      await expect(a.seat.connect(a.seat.offer.send.id, dtls)).rejects.toEqual(refused('media-refused'));
      await expect(plane.open(seatOf('c'), { codecs: [] }, nobody)).rejects.toEqual(refused('media-refused'));
      await expect(plane.open(seatOf('c'), {}, nobody)).rejects.toEqual(refused('media-refused'));
    });

    it('gives new ICE parameters on a restart', async () => {
      const { seat } = await takeSeat(plane, 'a');
      const { usernameFragment } = await seat.restartIce(seat.offer.send.id);
      expect(usernameFragment).toEqual(expect.any(String));
      expect(usernameFragment).not.toBe(seat.offer.send.iceParameters['usernameFragment']);
    });

    it('takes one stream a source, of the fitting kind', async () => {
      const parameters: Partial<Record<string, MediaParameters>> = {};
      const { seat, media } = await takeSeat(plane, 'a');
      media.open(seat.offer, {
        connect: (transportId, dtls) => seat.connect(transportId, dtls),
        produce: (source, rtpParameters) => {
          parameters[source] = rtpParameters;
          return seat.produce(source, rtpParameters);
        },
      });
      await media.send('camera');
      await media.send('microphone');
      await expect(seat.produce('camera', parameters['camera'] ?? {})).rejects.toEqual(refused('already-sending'));
      await expect(seat.produce('screen', parameters['microphone'] ?? {})).rejects.toEqual(refused('media-refused'));
      await expect(seat.produce('screen', {})).rejects.toEqual(refused('media-refused'));
      await expect(media.send('screen')).resolves.toBeUndefined();
    });

    it('takes and hands on several sources of a kind, each by its id, and ends each by itself', async () => {
      const a = await takeSeat(plane, 'a');
      const b = await takeSeat(plane, 'b');
      const sources = ['camera', 'camera:2', 'microphone', 'microphone:2'] as const;
      for (const source of sources) await a.send(source);
      await b.seat.receive(sources.map((source) => wanted('a', source)));
      await vi.waitFor(() => expect(sourcesOf(b)).toEqual(sources.map((source) => `a ${source}`)));
      const offers = b.opened.flat();
      expect(offers.map(({ kind }) => kind)).toEqual(['video', 'video', 'audio', 'audio']);
      expect(new Set(offers.map(({ producerId }) => producerId)).size).toBe(4);
      a.media.stop('camera');
      a.seat.stop('camera');
      a.media.stop('microphone:2');
      a.seat.stop('microphone:2');
      await vi.waitFor(() => expect(sourcesOf(b)).toEqual(['a camera:2', 'a microphone']));
    });

    it('opens what is prepared in one offer, leaves out the rest, and picks it up with a later wish', async () => {
      const a = await takeSeat(plane, 'a');
      const b = await takeSeat(plane, 'b');
      await a.send('microphone');
      await a.media.send('camera');
      const wish = [
        wanted('a', 'microphone'),
        wanted('a', 'camera'),
        wanted('a', 'screen'),
        wanted('b', 'camera'),
        wanted('c', 'camera'),
      ];
      await b.seat.receive(wish);
      await vi.waitFor(() => expect(sourcesOf(b)).toEqual(['a camera', 'a microphone']));
      expect(b.opened).toHaveLength(1);
      await a.media.send('screen');
      await b.seat.receive(wish);
      await vi.waitFor(() => expect(sourcesOf(b)).toEqual(['a camera', 'a microphone', 'a screen']));
      await b.seat.receive(wish);
      expect(b.opened).toHaveLength(2);
      expect(b.closed).toEqual([]);
    });

    it('closes what is wanted no more, and what its sender ends', async () => {
      const a = await takeSeat(plane, 'a');
      const b = await takeSeat(plane, 'b');
      for (const source of ['microphone', 'camera', 'screen'] as const) await a.send(source);
      await b.seat.receive([wanted('a', 'microphone'), wanted('a', 'camera'), wanted('a', 'screen')]);
      await vi.waitFor(() => expect(sourcesOf(b)).toHaveLength(3));
      await b.seat.receive([wanted('a', 'microphone'), wanted('a', 'camera')]);
      expect(sourcesOf(b)).toEqual(['a camera', 'a microphone']);
      a.media.stop('camera');
      a.seat.stop('camera');
      a.seat.stop('camera');
      await vi.waitFor(() => expect(sourcesOf(b)).toEqual(['a microphone']));
      a.close();
      await vi.waitFor(() => expect(sourcesOf(b)).toEqual([]));
      expect(b.closed).toHaveLength(3);
    });

    it('tells nothing of a line on which nothing flows, and can say nothing of a seat that was closed', async () => {
      const a = await takeSeat(plane, 'a');
      const b = await takeSeat(plane, 'b');
      await a.send('camera');
      await b.seat.receive([wanted('a', 'camera')]);
      await vi.waitFor(() => expect(sourcesOf(b)).toEqual(['a camera']));
      expect(await a.seat.linkSample()).toBeNull();
      expect(await b.seat.linkSample()).toBeNull();
      b.close();
      await expect(b.seat.linkSample()).rejects.toEqual(refused('media-unavailable'));
    });

    it('offers a source anew that was stopped and prepared again', async () => {
      const a = await takeSeat(plane, 'a');
      const b = await takeSeat(plane, 'b');
      await a.send('camera');
      await b.seat.receive([wanted('a', 'camera')]);
      await vi.waitFor(() => expect(sourcesOf(b)).toEqual(['a camera']));
      a.media.stop('camera');
      a.seat.stop('camera');
      await a.send('camera');
      await b.seat.receive([wanted('a', 'camera')]);
      await vi.waitFor(() => expect(b.opened).toHaveLength(2));
      expect(b.opened[1]?.[0]?.producerId).not.toBe(b.opened[0]?.[0]?.producerId);
      expect(b.closed).toEqual([b.opened[0]?.[0]?.consumerId]);
    });

    it('opens another stream for a picture that is kept fresh and has flowed, and none for one that rests otherwise', async () => {
      const a = await takeSeat(plane, 'a');
      const b = await takeSeat(plane, 'b');
      await a.send('camera');
      const wishes = [{}, { paused: true }, {}, { paused: true, fresh: true }, { paused: true, fresh: true }] as const;
      const opened: number[] = [];
      for (const wish of wishes) {
        await b.seat.receive([wanted('a', 'camera', wish)]);
        await vi.waitFor(() => expect(sourcesOf(b)).toEqual(['a camera']));
        opened.push(b.opened.length);
      }
      expect(opened).toEqual([1, 1, 1, 2, 2]);
      expect(b.closed).toEqual([b.opened[0]?.[0]?.consumerId]);
    });

    it('lets the last wish win', async () => {
      const a = await takeSeat(plane, 'a');
      const b = await takeSeat(plane, 'b');
      await a.send('camera');
      await a.send('microphone');
      const wishes = [
        [wanted('a', 'camera')],
        [],
        [wanted('a', 'microphone')],
        [wanted('a', 'camera')],
        [wanted('a', 'microphone')],
      ];
      await Promise.all(wishes.map((wish) => b.seat.receive(wish)));
      await vi.waitFor(() => expect(sourcesOf(b)).toEqual(['a microphone']));
      expect(b.opened.flat().length - b.closed.length).toBe(1);
    });

    it('does not wait for a slow page, and offers anew what a page did not answer', async () => {
      const a = await takeSeat(plane, 'a');
      let answer: (() => void) | undefined;
      const b = await takeSeat(plane, 'b', {
        consumersOpened: () => new Promise((_, reject) => (answer = () => reject(new Error('no answer')))),
      });
      await a.send('camera');
      await b.seat.receive([wanted('a', 'camera')]);
      await b.seat.receive([wanted('a', 'camera')]);
      expect(b.opened).toHaveLength(1);
      answer?.();
      await vi.waitFor(async () => {
        await b.seat.receive([wanted('a', 'camera')]);
        expect(b.opened).toHaveLength(2);
      });
      expect(b.closed).toEqual([b.opened[0]?.[0]?.consumerId]);
    });

    it('offers to the page that goes on what the one before did not answer, by the same ids, and waits for that one no longer', async () => {
      const a = await takeSeat(plane, 'a');
      const answers: { readonly well: () => void; readonly badly: () => void }[] = [];
      const b = await takeSeat(plane, 'b', {
        consumersOpened: () =>
          new Promise((resolve, reject) =>
            answers.push({ well: resolve, badly: () => reject(new Error('its socket is lost')) }),
          ),
      });
      await a.send('microphone');
      await b.seat.receive([wanted('a', 'microphone')]);
      expect(b.opened).toHaveLength(1);
      b.seat.offerAgain();
      expect(b.opened).toHaveLength(2);
      expect(b.opened[1]).toEqual(b.opened[0]);
      answers[1]?.well();
      await new Promise(setImmediate);
      answers[0]?.badly();
      await new Promise(setImmediate);
      await b.seat.receive([wanted('a', 'microphone')]);
      b.seat.offerAgain();
      expect(b.opened).toHaveLength(2);
      expect(b.closed).toEqual([]);
    });

    it('gives the seat to the youngest of its tabs', async () => {
      const first = await takeSeat(plane, 'a');
      const b = await takeSeat(plane, 'b');
      await first.send('camera');
      await b.seat.receive([wanted('a', 'camera')]);
      await vi.waitFor(() => expect(sourcesOf(b)).toEqual(['a camera']));
      const second = await takeSeat(plane, 'a');
      await vi.waitFor(() => expect(sourcesOf(b)).toEqual([]));
      await expect(first.seat.restartIce(first.seat.offer.send.id)).rejects.toEqual(refused('not-found'));
      first.close();
      await second.send('camera');
      await b.seat.receive([wanted('a', 'camera')]);
      await vi.waitFor(() => expect(sourcesOf(b)).toEqual(['a camera']));
    });

    it('keeps only the youngest of seats that are opened at the same time', async () => {
      const seats = await Promise.all([takeSeat(plane, 'a'), takeSeat(plane, 'a'), takeSeat(plane, 'a')]);
      const usable = await Promise.all(
        seats.map(({ seat }) =>
          seat.restartIce(seat.offer.send.id).then(
            () => true,
            () => false,
          ),
        ),
      );
      expect(usable.filter(Boolean)).toHaveLength(1);
    });

    it('opens media that only receive beside a seat, each under its name, with nothing of their own endpoint', async () => {
      const [a, b] = [await takeSeat(plane, 'a'), await takeSeat(plane, 'b')];
      for (const seat of [a, b]) await seat.send('camera');
      const offered: string[] = [];
      const listener = {
        ...nobody,
        consumersOpened: async (offers: readonly { endpointId: string }[]) =>
          void offered.push(...offers.map(({ endpointId }) => endpointId)),
      };
      const display = (n: number) =>
        plane.open({ ...seatOf('a'), name: `a/display/${n}`, sends: false }, a.media.rtpCapabilities, listener);
      const [first, second] = [await display(1), await display(2)];
      expect(first.offer.send).toBeNull();
      await expect(first.produce('camera', {})).rejects.toEqual(refused('sends-nothing'));
      await first.receive([wanted('a', 'camera'), wanted('b', 'camera')]);
      await vi.waitFor(() => expect(offered).toEqual(['b']));
      const again = await display(1);
      await expect(first.restartIce(first.offer.receive.id)).rejects.toEqual(refused('not-found'));
      for (const open of [again, second, a.seat])
        await expect(open.restartIce(open.offer.receive.id)).resolves.toBeDefined();
      // What a display's closing takes along is its own: the seat goes on sending.
      again.close();
      await b.seat.receive([wanted('a', 'camera')]);
      await vi.waitFor(() => expect(sourcesOf(b)).toEqual(['a camera']));
    });

    it('keeps meetings apart', async () => {
      const a = await takeSeat(plane, 'a');
      const other = await takeSeat(plane, 'b', { meeting: otherMeetingId });
      await a.send('camera');
      await other.seat.receive([wanted('a', 'camera')]);
      expect(other.opened).toEqual([]);
    });

    it('closes a meeting with all its seats, more than once, and opens it again', async () => {
      const a = await takeSeat(plane, 'a');
      await a.send('camera');
      plane.closeMeeting(meetingId);
      plane.closeMeeting(meetingId);
      a.seat.close();
      await expect(a.seat.produce('screen', {})).rejects.toEqual(refused('media-unavailable'));
      await expect(a.seat.restartIce(a.seat.offer.send.id)).rejects.toEqual(refused('not-found'));
      await expect(a.seat.receive([wanted('b', 'camera')])).resolves.toBeUndefined();
      await expect(a.seat.setSending('camera', true)).resolves.toBeUndefined();
      expect(() => a.seat.stop('camera')).not.toThrow();
      const again = await takeSeat(plane, 'a');
      await expect(again.send('camera')).resolves.toBeUndefined();
    });
  });
}
