import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changed, offer, page, rest, resume, seated } from '../fakes/seated-page.ts';
import { meetingId, north, openMeeting, room, sampleMeeting, seat } from '../fakes/sample-meeting.ts';

type Parts = Awaited<ReturnType<typeof seated>>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const held = ({ wire }: Parts, media: 'kept' | 'lost' = 'kept', view: Parameters<typeof sampleMeeting>[0] = {}): void =>
  wire.answer('meeting.resume', { snapshot: sampleMeeting({ seq: 20, ...view }), media, resume: `${resume}-next` });
const comes = async ({ wire }: Parts): Promise<void> => {
  wire.connect();
  await rest();
};
const isOut = ({ engine }: Parts): boolean =>
  engine.link.sends('microphone') && engine.link.out.get('microphone') !== false && !engine.link.closed;
const asked = ({ wire }: Parts, from: number): string[] => wire.asked.slice(from).map(({ name }) => name);

/** A page that is heard, in a seat that the hub holds for it. */
const talking = async (): Promise<Parts> => {
  const parts = await seated();
  await parts.media.microphone.open();
  await parts.wire.notify('meeting.changed', changed(8, { seats: [seat(room), seat(north, { microphone: 'open' })] }));
  held(parts, 'kept', { seats: [seat(room), seat(north, { microphone: 'open' })] });
  return parts;
};

describe('a page that is being closed', () => {
  const closed = async (): Promise<unknown[]> => {
    const sent: Promise<unknown>[] = [];
    vi.stubGlobal('navigator', {
      sendBeacon: (path: string, word: Blob) =>
        sent.push(word.text().then((text) => [path, word.type, JSON.parse(text)])),
    });
    window.dispatchEvent(new Event('pagehide'));
    return Promise.all(sent);
  };
  const goodbye = (secret: string) => ['/api/goodbye', 'application/json', { secret }];

  test('says goodbye to its seat by the newest secret, with a socket or without', async () => {
    const parts = await talking();
    expect(await closed()).toEqual([goodbye(resume)]);
    parts.wire.lose();
    expect(await closed()).toEqual([goodbye(resume)]);
    await comes(parts);
    expect(await closed()).toEqual([goodbye(`${resume}-next`)]);
  });

  test('says nothing where it has no seat', async () => {
    const parts = await talking();
    await parts.session.leave();
    expect(await closed()).toEqual([]);
  });
});

describe('a socket that is lost', () => {
  test('ends no voice: the page goes on in its seat, and touches nothing of its media', async () => {
    const parts = await talking();
    const { link } = parts.engine;
    parts.wire.lose();
    expect(parts.session.state.getState()).toMatchObject({ state: 'resuming' });
    expect(isOut(parts)).toBe(true);
    const from = parts.wire.asked.length;
    await comes(parts);
    expect(asked(parts, from)).toEqual(['hub.hello', 'meeting.resume']);
    expect(parts.wire.asked.at(-1)?.params).toEqual({ meetingId, secret: resume });
    expect(parts.session.state.getState()).toEqual({ state: 'inside', meetingId });
    expect(parts.engine.link).toBe(link);
    expect(isOut(parts)).toBe(true);
    expect(parts.store.state.getState().meeting?.seq).toBe(20);
  });

  test('is resumed each time by the secret that came last', async () => {
    const parts = await talking();
    for (let time = 0; time < 3; time++) {
      parts.wire.lose();
      await comes(parts);
    }
    expect(parts.wire.asked.at(-1)?.params).toEqual({ meetingId, secret: `${resume}-next` });
    expect(parts.engine.links).toHaveLength(1);
  });

  test('whose media went at the hub has them built anew, in the same seat', async () => {
    const parts = await talking();
    held(parts, 'lost');
    parts.wire.answer('media.rebuild', { media: offer });
    parts.wire.lose();
    await comes(parts);
    expect(parts.engine.links).toHaveLength(2);
    expect(parts.wire.count('meeting.join')).toBe(1);
    expect(parts.engine.link.sends('microphone')).toBe(true);
  });

  test('whose seat is held no more joins anew', async () => {
    const parts = await talking();
    parts.wire.refuse('meeting.resume', 'not-held');
    parts.wire.lose();
    await comes(parts);
    expect(parts.wire.count('meeting.join')).toBe(2);
    expect(parts.engine.links).toHaveLength(2);
    expect(parts.session.state.getState().state).toBe('inside');
  });

  test('is asked for again while the hub is not ready, or its answer is lost', async () => {
    const parts = await talking();
    parts.wire.refuse('meeting.resume', 'internal');
    parts.wire.lose();
    await comes(parts);
    expect(parts.session.state.getState().state).toBe('resuming');
    parts.wire.answers.delete('meeting.resume');
    await vi.advanceTimersByTimeAsync(2_000);
    held(parts);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(parts.session.state.getState().state).toBe('inside');
    expect(parts.wire.count('meeting.join')).toBe(1);
  });

  test('a page that was loaded anew has nothing to go on with', async () => {
    const parts = page({ remembered: {} });
    await comes(parts);
    expect(parts.wire.count('meeting.resume')).toBe(0);
    expect(parts.wire.count('meeting.join')).toBe(1);
  });

  test('of a meeting that was closed meanwhile, or a seat that another tab took, ends it as ever', async () => {
    const closed = await talking();
    held(closed, 'kept', { phase: { phase: 'closed', since: 70_000 } });
    closed.wire.lose();
    await comes(closed);
    expect(closed.session.state.getState().state).toBe('outside');
    const taken = await talking();
    taken.wire.refuse('meeting.resume', 'seat-taken');
    taken.wire.lose();
    await comes(taken);
    expect(taken.session.state.getState().state).toBe('taken');
    expect(taken.engine.link.closed).toBe(true);
  });

  test('during which the person leaves is told to the hub, which holds the seat still', async () => {
    const parts = await talking();
    parts.wire.lose();
    await parts.session.leave();
    expect(parts.engine.link.closed).toBe(true);
    const from = parts.wire.asked.length;
    await comes(parts);
    expect(asked(parts, from)).toEqual(['hub.hello', 'meeting.resume', 'meeting.leave']);
    expect(parts.session.state.getState().state).toBe('outside');
  });
});

test.each(['withheld', 'closed'] as const)(
  'a microphone that the hub calls %s by then stays shut, and is asked about',
  async (word) => {
    const parts = await talking();
    held(parts, 'kept', { seats: [seat(room), seat(north, { microphone: word })] });
    parts.wire.lose();
    const from = parts.wire.asked.length;
    await comes(parts);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(asked(parts, from)).toEqual(['hub.hello', 'meeting.resume']);
    expect(isOut(parts)).toBe(false);
    expect(parts.media.question.state.getState().microphone).toBe(true);
  },
);

describe('what is pressed while the hub is away', () => {
  test('OFF shuts the microphone at once; the hub is told when it is back, and its word from before opens nothing', async () => {
    const parts = await talking();
    parts.wire.lose();
    await parts.media.microphone.close();
    expect(isOut(parts)).toBe(false);
    const from = parts.wire.asked.length;
    await comes(parts);
    expect(asked(parts, from)).toEqual(['hub.hello', 'meeting.resume', 'media.closeMicrophone']);
    expect(isOut(parts)).toBe(false);
    expect(parts.media.microphone.state.getState()).toEqual({ wanted: false, now: 'closed' });
  });

  test('ON waits, says so, and opens when the hub is back', async () => {
    const parts = await seated();
    await parts.media.microphone.open();
    await parts.media.microphone.close();
    held(parts);
    parts.wire.lose();
    await parts.media.microphone.open();
    expect(parts.media.microphone.state.getState()).toEqual({ wanted: true, now: 'returning' });
    expect(isOut(parts)).toBe(false);
    await comes(parts);
    expect(parts.wire.count('media.openMicrophone')).toBe(1);
    await parts.wire.notify('meeting.changed', changed(21, { seats: [seat(north, { microphone: 'open' })] }));
    expect(isOut(parts)).toBe(true);
  });

  test('ON and OFF and ON again ends open', async () => {
    const parts = await talking();
    parts.wire.lose();
    await parts.media.microphone.close();
    await parts.media.microphone.open();
    await comes(parts);
    expect(isOut(parts)).toBe(true);
    expect(parts.media.microphone.state.getState()).toEqual({ wanted: true, now: 'open' });
  });

  test('the camera goes off at once, and comes on when the hub is back', async () => {
    const parts = await talking();
    parts.wire.lose();
    await parts.media.camera.set(false);
    expect(parts.engine.link.sends('camera')).toBe(false);
    const from = parts.wire.asked.length;
    await comes(parts);
    expect(parts.wire.asked.slice(from)).toContainEqual({ name: 'media.stop', params: { source: 'camera' } });
    parts.wire.lose();
    const on = parts.media.camera.set(true);
    await comes(parts);
    await vi.advanceTimersByTimeAsync(2_000);
    await on;
    expect(parts.engine.link.sends('camera')).toBe(true);
    expect(parts.engine.links).toHaveLength(1);
  });

  test('a camera that went off and on again is not stopped at the hub afterwards', async () => {
    const parts = await talking();
    parts.wire.lose();
    await parts.media.camera.set(false);
    const on = parts.media.camera.set(true);
    await comes(parts);
    await vi.advanceTimersByTimeAsync(2_000);
    await on;
    await rest();
    expect(parts.engine.link.sends('camera')).toBe(true);
    const stops = parts.wire.asked.filter(({ name }) => name === 'media.stop');
    const produced = parts.wire.asked.findLastIndex(({ name }) => name === 'media.produce');
    expect(stops.every((stop) => parts.wire.asked.indexOf(stop) < produced)).toBe(true);
  });

  test('a screen is shared, or ended, when the hub is back; one that goes on is not touched', async () => {
    const parts = await talking();
    await parts.media.screen.start();
    parts.wire.lose();
    expect(parts.media.screen.state.getState().screen).toBe('on');
    await comes(parts);
    expect(parts.engine.link.sends('screen')).toBe(true);
    parts.wire.lose();
    await parts.media.screen.stop();
    const from = parts.wire.asked.length;
    await comes(parts);
    expect(parts.wire.asked.slice(from)).toContainEqual({ name: 'media.stop', params: { source: 'screen' } });
  });
});

test('whatever comes in whatever order, the page is inside and heard once the line and the hub are back', async () => {
  for (let seed = 1; seed <= 60; seed++) {
    let state = seed;
    const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const parts = await talking();
    const { wire, media, engine } = parts;
    wire.answer('media.rebuild', { media: offer });
    const heardByAll = { seats: [seat(room), seat(north, { microphone: 'open' })] };
    let connected = true;
    const acts: (() => unknown)[] = [
      () => {
        if (connected) wire.lose();
        connected = false;
      },
      () => {
        if (!connected) wire.connect();
        connected = true;
      },
      () => wire.refuse('meeting.resume', random() < 0.5 ? 'not-held' : 'internal'),
      () => held(parts, random() < 0.5 ? 'kept' : 'lost', heardByAll),
      () => wire.answers.delete('meeting.resume'),
      () => wire.refuse('meeting.join', 'media-unavailable'),
      () => wire.answer('meeting.join', { snapshot: sampleMeeting({ seq: 30 }), media: offer, resume }),
      () => wire.refuse('media.rebuild', 'media-unavailable'),
      () => wire.answer('media.rebuild', { media: offer }),
      () => wire.refuse('media.produce', 'media-unavailable'),
      () => wire.answer('media.produce', { producerId: 'p' }),
      () => engine.link.listener.broken(),
      () => engine.link.listener.flow('mending'),
      () => engine.link.listener.flow('connected'),
      () => (connected ? wire.notify('media.lost', {}) : undefined),
      () => media.screen.start().catch(() => undefined),
      () => media.screen.stop().catch(() => undefined),
    ];
    for (let step = 0; step < 40; step++) {
      await acts[Math.floor(random() * acts.length)]?.();
      await vi.advanceTimersByTimeAsync(Math.floor(random() * 2_500));
    }
    // The line and the hub are back.
    held(parts, 'kept', heardByAll);
    if (random() < 0.5) wire.refuse('meeting.resume', 'not-held');
    wire.answer('meeting.join', { snapshot: sampleMeeting({ seq: 40 }), media: offer, resume });
    wire.answer('media.rebuild', { media: offer });
    wire.answer('media.produce', { producerId: 'p' });
    if (!connected) wire.connect();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(parts.session.state.getState(), `seed ${seed}`).toEqual({
      state: 'inside',
      meetingId: openMeeting.meetingId,
    });
    expect(engine.link.closed, `seed ${seed}`).toBe(false);
    expect(media.microphone.state.getState().wanted, `seed ${seed}`).toBe(true);
    expect(engine.link.sends('microphone') && engine.link.sends('camera'), `seed ${seed}`).toBe(true);
    parts.session.stop();
    parts.hub.stop();
  }
});
