import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anBinh } from '../../support/meetings.ts';
import { PatientMeeting } from '../../support/patient-meeting.ts';
import { browserCapabilities, type TestHub, type TestPage } from '../../support/test-hub.ts';

let at: PatientMeeting;
let test: TestHub;
let chair: TestPage;
let commune: TestPage;
let flows: boolean;

beforeEach(async () => {
  at = await PatientMeeting.begin();
  ({ test, chair, commune } = at);
  flows = true;
});
afterEach(() => void vi.useRealTimers());

const media = () => at.media;
const pass = (ms: number) =>
  at.pass(ms, () => {
    const now = test.media.seat(at.meetingId, anBinh);
    if (now === undefined) return;
    now.bytes = (now.bytes ?? 0) + (flows ? 100 : 0);
    now.arriving = flows;
  });
const speak = () => at.send('microphone');
const seat = () => at.seat();
const facts = () => at.facts().filter(({ type }) => /Outage|trouble|Dropped|Left|Closed/u.test(type));
const types = () => facts().map(({ type }) => type);

describe.each([
  ['that sends a voice', 5_000, speak],
  ['that sends nothing', 7_000, () => Promise.resolve()],
] as const)('a seat %s, whose media alone fall silent', (_name, saidWithinMs, begin) => {
  beforeEach(async () => {
    await begin();
    await pass(8_000);
  });

  it('is shown as such, is an outage on the record from 15 s on, dated back, and no trouble of its sources', async () => {
    const cutAt = test.now;
    flows = false;
    await pass(saidWithinMs);
    const { outage, troubles, seat: presence } = await seat();
    expect(outage?.since).toBeGreaterThan(cutAt - 3_500);
    expect(outage?.since).toBeLessThan(cutAt + 2_000);
    expect(troubles).toBeUndefined();
    expect(presence).toMatchObject({ state: 'present' });
    expect(facts()).toEqual([]);
    await pass(15_000);
    expect(facts()).toEqual([{ type: 'mediaOutageBegan', endpointId: anBinh, since: outage?.since, cause: 'cut' }]);
    await pass(100_000);
    flows = true;
    await pass(1_000);
    expect(types()).toEqual(['mediaOutageBegan', 'mediaOutageEnded']);
    expect(await seat()).not.toHaveProperty('outage');
    await pass(10_000);
    expect(types()).toEqual(['mediaOutageBegan', 'mediaOutageEnded']);
  });

  it('fills no record while its media flap', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      flows = !flows;
      await pass(6_000);
    }
    expect(facts()).toEqual([]);
    expect(await seat()).not.toHaveProperty('outage');
  });

  it('is lost, then away, when its page falls silent too, and no outage after that', async () => {
    flows = false;
    await pass(20_000);
    expect(types()).toEqual(['mediaOutageBegan']);
    commune.fallSilent();
    await pass(4_000);
    expect(await seat()).toHaveProperty('lost');
    expect(await seat()).not.toHaveProperty('outage');
    await pass(13_000);
    expect(types()).toEqual(['mediaOutageBegan', 'endpointDropped']);
    expect(await seat()).not.toHaveProperty('outage');
  });

  it('is in no outage once it has left, or the meeting is closed', async () => {
    flows = false;
    await pass(20_000);
    await commune.ask('meeting.leave', {});
    await pass(5_000);
    expect(await seat()).not.toHaveProperty('outage');
    await chair.ask('meeting.close', {});
    await pass(5_000);
    expect(types()).toEqual(['mediaOutageBegan', 'endpointLeft', 'meetingClosed']);
    expect(test.errors).toEqual([]);
  });

  it('is in it on while its media are built anew, until they come', async () => {
    flows = false;
    await pass(20_000);
    await commune.ask('media.rebuild', { rtpCapabilities: browserCapabilities });
    await pass(6_000);
    expect(await seat()).toHaveProperty('outage');
    flows = true;
    await pass(5_000);
    expect(types()).toEqual(['mediaOutageBegan', 'mediaOutageEnded']);
  });

  it('is in none where it was the hub itself that stood still', async () => {
    flows = false;
    test.stand(30_000);
    await pass(2_000);
    expect(facts()).toEqual([]);
    flows = true;
    await pass(10_000);
    expect(facts()).toEqual([]);
    expect(await seat()).not.toHaveProperty('outage');
  });
});

it('a voice that alone is missed is a trouble of its source, and no outage, and the trouble goes within a second', async () => {
  await speak();
  await pass(6_000);
  const arrives = vi.spyOn(media(), 'arrives').mockImplementation(() => Promise.resolve(false));
  await pass(4_000);
  expect(types()).toEqual(['troubleBegan']);
  expect(await seat()).not.toHaveProperty('outage');
  arrives.mockRestore();
  await pass(1_000);
  expect(types()).toEqual(['troubleBegan', 'troubleEnded']);
});

it.each([0, 500, 1_000, 1_500, 2_000])(
  'a voice that alone is missed is a trouble of its source also where else only what keeps the path open comes, by the 2.5 s and %i ms later',
  async (phaseMs) => {
    await speak();
    await pass(6_000);
    flows = false;
    const endedAt = test.now;
    vi.spyOn(media(), 'arrives').mockImplementation(() => Promise.resolve(false));
    for (let passed = 250; passed <= 12_000; passed += 250) {
      if ((passed - phaseMs) % 2_500 === 0) media().bytes = (media().bytes ?? 0) + 100;
      await pass(250);
    }
    expect(facts()).toMatchObject([{ type: 'troubleBegan', trouble: 'unreceived' }]);
    const { troubles = [], outage } = await seat();
    expect(troubles).toMatchObject([{ trouble: 'unreceived' }]);
    expect(Math.abs((troubles[0]?.since ?? 0) - endedAt)).toBeLessThan(8_000);
    expect(outage).toBeUndefined();
  },
);

it('media that never came and that its page does not try to connect are not lost, and those that flow are not asked', async () => {
  await pass(0);
  flows = false;
  media().bytes = 0;
  await pass(30_000);
  expect(facts()).toEqual([]);
  flows = true;
  await speak();
  await pass(6_000);
  const asked = vi.spyOn(media(), 'bytesArrived');
  await pass(30_000);
  expect(asked).not.toHaveBeenCalled();
});

it('a source that is found missing before another one is no trouble where nothing comes of any', async () => {
  await speak();
  await at.send('camera');
  await pass(6_000);
  flows = false;
  // As the media server says it: of a picture it knows a while later.
  const cutAt = test.now;
  vi.spyOn(media(), 'arrives').mockImplementation((...[source]: unknown[]) =>
    Promise.resolve(source === 'camera' && test.now - cutAt < 3_000),
  );
  for (let passed = 0; passed < 8_000; passed += 250) {
    await pass(250);
    expect((await seat()).troubles).toBeUndefined();
  }
  expect(await seat()).toHaveProperty('outage');
  expect(facts()).toEqual([]);
});

describe('a seat whose page tries to connect its media, and nothing ever comes', () => {
  const connect = () =>
    commune.ask('media.connectTransport', {
      transportId: media().offer.receive.id,
      dtlsParameters: media().offer.receive.dtlsParameters,
    });
  beforeEach(async () => {
    flows = false;
    await pass(10_000);
    await connect();
  });

  it('is given as long as a slow line needs, then shown, and an outage of that cause since it began to try', async () => {
    const triedAt = test.now;
    await pass(7_500);
    expect(await seat()).not.toHaveProperty('outage');
    await pass(4_500);
    const { outage, seat: presence } = await seat();
    expect(Math.abs((outage?.since ?? 0) - triedAt)).toBeLessThanOrEqual(500);
    expect(presence).toMatchObject({ state: 'present' });
    expect(facts()).toEqual([]);
    await pass(4_500);
    const fact = { endpointId: anBinh, since: outage?.since, cause: 'never-came' };
    expect(facts()).toEqual([{ type: 'mediaOutageBegan', ...fact }]);
    flows = true;
    await pass(2_000);
    expect(facts()).toEqual([
      { type: 'mediaOutageBegan', ...fact },
      { type: 'mediaOutageEnded', ...fact },
    ]);
    expect(await seat()).not.toHaveProperty('outage');
    flows = false;
    await pass(30_000);
    expect(facts().at(-1)).toMatchObject({ type: 'mediaOutageBegan', cause: 'cut' });
  });

  it('is none where it comes through late', async () => {
    await pass(7_000);
    flows = true;
    await pass(20_000);
    expect(facts()).toEqual([]);
    expect(await seat()).not.toHaveProperty('outage');
  });

  it('is one in the place of the trouble of its camera', async () => {
    await at.send('camera');
    await pass(20_000);
    expect(types()).toEqual(['troubleBegan', 'troubleEnded', 'mediaOutageBegan']);
    expect((await seat()).troubles).toBeUndefined();
  });

  it('is one as well where its page builds its media anew again and again', async () => {
    for (let built = 0; built < 4; built += 1) {
      await pass(5_000);
      await commune.ask('media.rebuild', { rtpCapabilities: browserCapabilities });
      await connect();
    }
    expect(facts()).toMatchObject([{ type: 'mediaOutageBegan', cause: 'never-came' }]);
  });

  it('is none while it is alone the hub that stood still', async () => {
    test.stand(30_000);
    await pass(2_000);
    expect(facts()).toEqual([]);
  });
});

it('an outage by the death of the worker says so, whether or not the media are opened anew, until they come', async () => {
  await pass(8_000);
  test.media.lose(at.meetingId);
  await pass(20_000);
  expect(facts()).toMatchObject([{ type: 'mediaOutageBegan', cause: 'worker' }]);
  expect(await seat()).toHaveProperty('outage');
  await commune.ask('media.rebuild', { rtpCapabilities: browserCapabilities });
  await pass(6_000);
  expect(types()).toEqual(['mediaOutageBegan', 'mediaOutageEnded']);
  expect(await seat()).not.toHaveProperty('outage');
});
