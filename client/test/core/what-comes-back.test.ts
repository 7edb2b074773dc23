import { MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { longestAwayMs } from '../../src/core/media/what-returns.ts';
import { changed, hello, offer, page, rest, resume, seated } from '../fakes/seated-page.ts';
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

/** What the page asked the hub to carry, with whether it was the page's own doing. */
const produced = ({ wire }: Parts): unknown[] =>
  wire.asked
    .filter(({ name }) => name === 'media.produce')
    .map(({ params }) => params)
    .map((params) =>
      typeof params === 'object' && params !== null && 'source' in params && 'again' in params
        ? [params.source, params.again]
        : params,
    );

/** The microphone is open here and at the hub. */
const talking = async (): Promise<Parts> => {
  const parts = await seated();
  await parts.media.microphone.open();
  await parts.wire.notify('meeting.changed', changed(8, { seats: [seat(north, { microphone: 'open' })] }));
  expect(parts.media.microphone.state.getState()).toEqual({ wanted: true, now: 'open' });
  return parts;
};

const goesAndComes = async ({ wire }: Parts): Promise<void> => {
  wire.lose();
  wire.connect();
  await rest();
};

const isShut = ({ engine, media }: Parts): void => {
  const { link } = engine;
  expect(!link.closed && link.sends('microphone') && link.out.get('microphone') === true).toBe(false);
  expect(media.microphone.state.getState()).toEqual({ wanted: false, now: 'closed' });
};

describe('the own microphone after a cut', () => {
  test('opens again without a press, and says itself that nobody pressed', async () => {
    const parts = await talking();
    parts.wire.lose();
    // Its link carries on until the hub says that it is gone.
    expect(parts.media.microphone.state.getState()).toEqual({ wanted: true, now: 'open' });
    parts.wire.connect();
    await rest();
    expect(produced(parts)).toEqual([
      ['camera', false],
      ['microphone', false],
      // The voice comes first.
      ['microphone', true],
      ['camera', false],
    ]);
    expect(parts.engine.link.out.get('microphone')).toBe(true);
    await parts.wire.notify('meeting.changed', changed(8, { seats: [seat(north, { microphone: 'open' })] }));
    expect(parts.media.microphone.state.getState().now).toBe('open');
    expect(parts.media.question.state.getState()).toEqual({ microphone: false, screen: false });
  });

  test('opens again after two quick cuts', async () => {
    const parts = await talking();
    parts.wire.lose();
    parts.wire.connect();
    parts.wire.lose();
    parts.wire.connect();
    await rest();
    expect(parts.engine.link.sends('microphone')).toBe(true);
    await goesAndComes(parts);
    expect(parts.engine.link.sends('microphone')).toBe(true);
  });

  test('stays shut when the person closed it before the cut', async () => {
    const parts = await talking();
    await parts.media.microphone.close();
    await goesAndComes(parts);
    expect(parts.engine.link.sends('microphone')).toBe(false);
    isShut(parts);
  });

  test('stays shut when the person closes it during the cut, without an error', async () => {
    const parts = await talking();
    parts.wire.lose();
    await parts.media.microphone.close();
    expect(parts.memory()).toMatchObject({ microphone: false });
    parts.wire.connect();
    await rest();
    expect(parts.engine.link.sends('microphone')).toBe(false);
    isShut(parts);
  });

  test('stays shut when the person closes it while the hub is being asked to open it again', async () => {
    const parts = await talking();
    const late = Promise.withResolvers<unknown>();
    parts.wire.lose();
    parts.wire.answers.set('media.produce', () => late.promise);
    parts.wire.connect();
    await rest();
    expect(parts.media.microphone.state.getState().now).toBe('returning');
    await parts.media.microphone.close();
    const before = parts.wire.count('media.closeMicrophone');
    late.resolve({ ok: true, result: { producerId: 'late' } });
    await rest();
    expect(parts.wire.count('media.closeMicrophone')).toBe(before + 1);
    expect(parts.engine.link.out.get('microphone')).toBe(false);
    isShut(parts);
  });

  test('opens with the link when the person pressed during the cut', async () => {
    const parts = await seated();
    parts.wire.lose();
    await parts.media.microphone.open();
    parts.wire.connect();
    await rest();
    expect(parts.engine.link.sends('microphone')).toBe(true);
  });

  test('stays shut when the chair has muted it meanwhile, and the page says so', async () => {
    const parts = await talking();
    parts.wire.lose();
    const withheld = { seats: [seat(room), seat(north, { microphone: 'withheld' })] };
    parts.wire.answer('meeting.join', { snapshot: sampleMeeting(withheld), media: offer, resume });
    parts.wire.refuse('media.produce', 'microphone-withheld');
    parts.wire.connect();
    await rest();
    isShut(parts);
    expect(parts.media.question.state.getState()).toEqual({ microphone: true, screen: false });
    // Allowed again: it waits for the press.
    parts.wire.answer('media.produce', { producerId: 'p' });
    await parts.wire.notify('meeting.changed', changed(8, { seats: [seat(north)] }));
    await vi.advanceTimersByTimeAsync(10_000);
    isShut(parts);
    await parts.media.bringBack({ microphone: true, screen: false });
    expect(produced(parts).at(-1)).toEqual(['microphone', false]);
    expect(parts.media.question.state.getState()).toEqual({ microphone: false, screen: false });
  });

  test('is asked about when the chair has muted and allowed it meanwhile', async () => {
    const parts = await talking();
    parts.wire.lose();
    parts.wire.refuse('media.produce', 'held-back');
    parts.wire.connect();
    await rest();
    isShut(parts);
    expect(parts.media.question.state.getState().microphone).toBe(true);
  });

  test('is not opened by an announcement when the chair mutes and allows it while the page is there', async () => {
    const parts = await talking();
    await parts.wire.notify('meeting.changed', changed(9, { seats: [seat(north, { microphone: 'withheld' })] }));
    await parts.wire.notify('meeting.changed', changed(10, { seats: [seat(north)] }));
    isShut(parts);
    expect(parts.media.question.state.getState().microphone).toBe(false);
    await goesAndComes(parts);
    expect(parts.engine.link.sends('microphone')).toBe(false);
  });

  test('opens with the next link, whatever the hub said of the last one while it was being replaced', async () => {
    const parts = await talking();
    const late = Promise.withResolvers<unknown>();
    parts.wire.answers.set('media.rebuild', () => late.promise);
    await parts.wire.notify('media.lost', {});
    // Of something else, from before the hub knew that the media were lost; then that they are.
    const stage = { chair: room, speaker: null, screen: null };
    await parts.wire.notify('meeting.changed', changed(9, { stage }));
    await parts.wire.notify('meeting.changed', changed(10, { seats: [seat(north, { microphone: 'closed' })] }));
    expect(parts.media.microphone.state.getState()).toEqual({ wanted: true, now: 'returning' });
    late.resolve({ ok: true, result: { media: offer } });
    await rest();
    expect(produced(parts).slice(-2)).toEqual([
      ['microphone', true],
      ['camera', false],
    ]);
    expect(parts.engine.link.out.get('microphone')).toBe(true);
  });

  test.each(['too-many-requests', 'media-unavailable', 'record-unavailable', 'outcome-unknown', 'internal'] as const)(
    'is tried again while the hub says %s',
    async (code) => {
      const parts = await talking();
      parts.wire.lose();
      parts.wire.refuse('media.produce', code);
      parts.wire.connect();
      await rest();
      expect(parts.engine.link.tracks.size).toBe(0);
      expect(parts.media.microphone.state.getState().now).toBe('returning');
      parts.wire.answer('media.produce', { producerId: 'p' });
      await vi.advanceTimersByTimeAsync(1_500);
      expect([...parts.engine.link.tracks.keys()].sort()).toEqual(['camera', 'microphone']);
    },
  );

  test('opens with the microphone that is plugged in again', async () => {
    const parts = await talking();
    parts.wire.lose();
    vi.spyOn(console, 'info').mockImplementation(() => undefined);
    parts.browser.unplug('headset');
    await rest();
    parts.wire.connect();
    await rest();
    expect(parts.engine.link.sends('microphone')).toBe(false);
    parts.browser.plug('audioinput', 'headset');
    await rest();
    expect(parts.engine.link.sends('microphone')).toBe(true);
    expect(produced(parts).at(-1)).toEqual(['microphone', true]);
  });

  test('opens on the next link when the link is lost in the middle of the opening', async () => {
    const parts = await seated();
    parts.wire.answer('media.rebuild', { media: offer });
    const late = Promise.withResolvers<unknown>();
    parts.wire.answers.set('media.produce', () => late.promise);
    const opening = parts.media.microphone.open();
    await rest();
    parts.wire.answer('media.produce', { producerId: 'p' });
    await parts.wire.notify('media.lost', {});
    await rest();
    late.resolve({ ok: false, refusal: { code: 'media-unavailable', details: [] } });
    await opening;
    expect(parts.engine.links).toHaveLength(2);
    expect(parts.engine.link.sends('microphone')).toBe(true);
    expect(parts.engine.link.out.get('microphone')).toBe(true);
  });

  test('opens again after the worker died, though the hub announced it closed', async () => {
    const parts = await talking();
    parts.wire.answer('media.rebuild', { media: offer });
    await parts.wire.notify('meeting.changed', changed(9, { seats: [seat(north, { camera: 'off' })] }));
    await parts.wire.notify('media.lost', {});
    await rest();
    expect(produced(parts).slice(-2)).toContainEqual(['microphone', true]);
    expect(parts.engine.link.out.get('microphone')).toBe(true);
  });

  test('does not come back into a seat that was left, or that is over', async () => {
    const parts = await talking();
    await parts.session.leave();
    await parts.session.join(openMeeting);
    await rest();
    expect(parts.engine.link.sends('microphone')).toBe(false);
    expect(parts.media.question.state.getState().microphone).toBe(false);
  });
});

describe('the own screen after a cut', () => {
  test('stays off when another shares by then, and the page says so', async () => {
    const parts = await seated();
    await parts.media.screen.start();
    parts.wire.lose();
    parts.wire.refuse('media.produce', 'screen-taken');
    parts.wire.connect();
    await rest();
    expect(parts.screen.readyState).toBe('ended');
    expect(parts.media.screen.state.getState().screen).toBe('off');
    expect(parts.media.question.state.getState().screen).toBe(true);
  });

  test("the browser's own stop button during the cut is the person's OFF", async () => {
    const parts = await seated();
    await parts.media.screen.start();
    parts.wire.lose();
    parts.screen.pullOut();
    await rest();
    expect(parts.media.screen.state.getState().screen).toBe('off');
    parts.wire.connect();
    await rest();
    expect([...parts.engine.link.tracks.keys()]).toEqual(['camera']);
    expect(parts.memory()).toMatchObject({ screen: false });
  });

  test('what was being chosen during the cut is shared on the next link', async () => {
    const parts = await seated();
    const starting = parts.media.screen.start();
    parts.wire.lose();
    await starting;
    expect(parts.media.screen.state.getState().screen).toBe('returning');
    parts.wire.connect();
    await rest();
    expect(parts.media.screen.state.getState().screen).toBe('on');
  });

  test('what was being chosen when the seat was lost is let go of', async () => {
    const parts = await seated();
    const starting = parts.media.screen.start();
    await parts.wire.notify('meeting.seatTaken', { meetingId });
    await starting;
    expect(parts.screen.readyState).toBe('ended');
  });
});

describe('what is asked instead', () => {
  const onEverything = { microphone: true, screen: true };

  test('a reloaded page opens nothing but the camera, and asks', async () => {
    const parts = page({ remembered: onEverything });
    parts.wire.connect();
    await parts.devices.start();
    await rest();
    expect([...parts.engine.link.tracks.keys()]).toEqual(['camera']);
    expect(parts.media.question.state.getState()).toEqual(onEverything);
    // Another reload before the answer asks again.
    expect(parts.memory()).toMatchObject(onEverything);
    await parts.media.bringBack(onEverything);
    expect([...parts.engine.link.tracks.keys()].sort()).toEqual(['camera', 'microphone', 'screen']);
    expect(parts.memory()).toMatchObject(onEverything);
  });

  test('a question that was put away is not asked again', async () => {
    const parts = page({ remembered: onEverything });
    parts.wire.connect();
    await parts.devices.start();
    await rest();
    parts.media.question.clear();
    expect(parts.memory()).toMatchObject({ microphone: false, screen: false });
    await goesAndComes(parts);
    expect(parts.media.question.state.getState()).toEqual({ microphone: false, screen: false });
    expect(parts.engine.link.sends('microphone')).toBe(false);
  });

  test('a press of the button itself answers the question', async () => {
    const parts = page({ remembered: { microphone: true } });
    parts.wire.connect();
    await parts.devices.start();
    await rest();
    await parts.media.microphone.open();
    expect(parts.media.question.state.getState().microphone).toBe(false);
  });

  test('a question that stands survives a cut without opening anything', async () => {
    const parts = page({ remembered: { microphone: true } });
    parts.wire.connect();
    await parts.devices.start();
    await rest();
    await goesAndComes(parts);
    expect(parts.engine.link.sends('microphone')).toBe(false);
    expect(parts.media.question.state.getState().microphone).toBe(true);
  });

  test('another tab that takes the seat opens nothing, and the first asks when it takes it back', async () => {
    const second = page({ remembered: { microphone: true }, free: false });
    second.wire.connect();
    await second.devices.start();
    await second.session.join(openMeeting);
    await rest();
    expect([...second.engine.link.tracks.keys()]).toEqual(['camera']);
    expect(second.media.question.state.getState().microphone).toBe(true);

    const first = await talking();
    await first.wire.notify('meeting.seatTaken', { meetingId });
    expect(first.memory()).toMatchObject({ microphone: true });
    isShut(first);
    await first.session.join(openMeeting);
    await rest();
    expect(first.engine.link.sends('microphone')).toBe(false);
    expect(first.media.question.state.getState().microphone).toBe(true);
  });

  test('another meeting than the remembered one asks nothing', async () => {
    const parts = page({ remembered: { meetingId: MeetingId.parse('last-monday'), microphone: true } });
    parts.wire.connect();
    await parts.devices.start();
    expect(parts.session.state.getState().state).toBe('outside');
    await parts.session.join(openMeeting);
    await rest();
    expect(parts.engine.link.sends('microphone')).toBe(false);
    expect(parts.media.question.state.getState().microphone).toBe(false);
  });

  test('a page that was away for more than three minutes asks, and says so before it is back', async () => {
    const parts = await talking();
    await parts.media.screen.start();
    parts.wire.lose();
    await vi.advanceTimersByTimeAsync(longestAwayMs - 1_000);
    expect(parts.media.microphone.state.getState().wanted).toBe(true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(parts.engine.link.out.get('microphone')).toBe(false);
    expect(parts.media.microphone.state.getState()).toEqual({ wanted: false, now: 'closed' });
    expect(parts.screen.readyState).toBe('ended');
    parts.wire.connect();
    await rest();
    expect([...parts.engine.link.tracks.keys()]).toEqual(['camera']);
    expect(parts.media.question.state.getState()).toEqual(onEverything);
  });

  test('a page away for a little less opens by itself', async () => {
    const parts = await talking();
    parts.wire.lose();
    await vi.advanceTimersByTimeAsync(longestAwayMs - 5_000);
    parts.wire.connect();
    await rest();
    expect(parts.engine.link.sends('microphone')).toBe(true);
  });

  test('a PC that slept asks, though it notices the loss only when it wakes', async () => {
    const parts = await talking();
    // Asleep: no timer runs, the page's own clock stands, the hub's does not.
    vi.setSystemTime(Date.now() + 4 * 60_000);
    // A heartbeat from before the sleep is read now, then the loss is noticed.
    parts.wire.hear();
    parts.wire.lose();
    parts.wire.answer('hub.hello', { ...hello(), now: 50_000 + 4 * 60_000 });
    parts.wire.connect();
    await rest();
    expect(parts.engine.link.sends('microphone')).toBe(false);
    expect(parts.media.question.state.getState().microphone).toBe(true);
  });
});
