import { MeetingId, meetingPolicies, type EndpointId, type Instant } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStorage } from '../../server/src/adapters/storage/storage.ts';
import type { Actor } from '../../server/src/domain/kit/actor.ts';
import type { MeetingEvent } from '../../server/src/domain/meeting/events.ts';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, signInAsAdmin } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { faultsOf } from './support/page-check.ts';
import { widthFaults } from './support/page-width.ts';

const meetingId = MeetingId.parse('told-again');
/** 07:30 in Vietnam. */
const openedAt: Instant = Date.parse('2026-11-02T00:30:00Z');
const minute = 60_000;

let hub: HubProcess;
let desk: EndpointBrowser;
let room: EndpointId;
let commune: EndpointId;

/** Half past seven to half past eight: a commune speaks with the floor, is lost for four minutes, and there is a break. */
const write = async (): Promise<void> => {
  await hub.end('SIGTERM');
  const storage = await openStorage({ dataDir: hub.dataDir, databaseUrl: null });
  const places = (await storage.directory.endpoints()).map(({ endpointId, name, leads, position }) => ({
    endpointId,
    name,
    leads,
    position,
  }));
  const [first, second] = places;
  if (first === undefined || second === undefined) throw new Error('the demo directory has fewer places');
  [room, commune] = [first.endpointId, second.endpointId];
  const spoke = second.endpointId;
  const actor: Actor = { by: 'endpoint', endpointId: room, name: first.name };
  const course: readonly (readonly [number, MeetingEvent])[] = [
    [
      0,
      {
        type: 'meetingOpened',
        meetingId,
        title: 'Giao ban tuần 45',
        meetingType: 'giao-ban',
        policy: meetingPolicies['giao-ban'],
        expected: places,
        maxEndpoints: 40,
        holdsNoStateSecret: true,
        actor,
      },
    ],
    [0.2, { type: 'endpointJoined', endpointId: first.endpointId }],
    ...places
      .slice(1, 18)
      .map(({ endpointId }, index) => [1 + index / 20, { type: 'endpointJoined', endpointId }] as const),
    [10, { type: 'floorGiven', endpointId: spoke, by: 'opened', seconds: 180, actor }],
    [10.1, { type: 'speakerChanged', endpointId: spoke }],
    [20, { type: 'endpointDropped', endpointId: spoke, cause: 'link-lost' }],
    [24, { type: 'endpointResumed', endpointId: spoke }],
    [25, { type: 'linkGraded', endpointId: spoke, grade: 'bad', loss: 0.1, roundTripMs: 600 }],
    [26, { type: 'rungChanged', endpointId: spoke, rung: 'voice', by: 'line' }],
    [30, { type: 'breakStarted', actor }],
    [40, { type: 'breakEnded', actor }],
    [60, { type: 'meetingClosed', actor }],
  ];
  const events = course.map(([after, event], index) => ({ seq: index + 1, at: openedAt + after * minute, event }));
  await storage.archive.append(meetingId, events);
  await storage.close();
  await hub.up();
};

const tile = () => desk.page.getByTestId(`replay-${commune}`);
const line = () => desk.page.getByRole('slider', { name: 'Thời điểm trong cuộc họp' });
const clock = () => desk.page.getByTestId('replay-clock');
/** As a hand that moves the knob: to a minute of the meeting. */
const moveTo = (after: number): Promise<void> => line().fill(String(openedAt + after * minute));

beforeAll(async () => {
  hub = await HubProcess.start();
  await write();
  desk = await EndpointBrowser.open('replay', devicesOf.second, communeScreen);
  await signInAsAdmin(hub, desk.page);
  await desk.page.goto(`${hub.url}/meetings/${meetingId}`);
  await desk.page.getByRole('button', { name: 'Xem lại', exact: true }).click();
  await clock().waitFor();
});
afterAll(async () => {
  await desk.close();
  await hub.remove();
});

describe('a meeting told again at a desk', () => {
  it('begins with its opening, where nobody is there yet', async () => {
    expect(await clock().textContent()).toBe('07:30:00');
    expect(await tile().getAttribute('data-state')).toBe('expected');
    await desk.page.getByText('Có mặt 0/19 điểm cầu').waitFor();
  });

  it('shows at each moment who spoke, who was lost and since when, and the break', async () => {
    await moveTo(12);
    await desk.page.getByText('Có mặt 17/19 điểm cầu').waitFor();
    expect(await tile().getAttribute('data-speaking')).toBe('true');
    await tile().getByText('có lượt').waitFor();
    await desk.page.getByTestId('replay-stage').locator('[data-speaking="true"]').waitFor();
    await moveTo(22);
    expect(await tile().getAttribute('data-state')).toBe('lost');
    await tile().getByText('Mất kết nối từ 07:50:00').waitFor();
    await moveTo(35);
    expect(await tile().getAttribute('data-state')).toBe('connected');
    await tile().getByText('mạng kém').waitFor();
    await tile().getByText('chỉ nhận tiếng').waitFor();
    await desk.page.getByTestId('replay-stage').getByText('Tạm nghỉ').waitFor();
  });

  it('runs at sixty times the speed, stops where it is told to, and stands at the end', async () => {
    await moveTo(5);
    await desk.page.getByRole('button', { name: 'Chạy' }).click();
    await expect.poll(() => line().inputValue().then(Number)).toBeGreaterThan(openedAt + 5.5 * minute);
    await desk.page.getByRole('button', { name: 'Dừng' }).click();
    const stopped = await clock().textContent();
    await desk.page.waitForTimeout(300);
    expect(await clock().textContent()).toBe(stopped);
    await desk.page.getByText('× 300').click();
    await moveTo(59);
    await desk.page.getByRole('button', { name: 'Chạy' }).click();
    await desk.page.getByTestId('replay-stage').getByText('Đã bế mạc').waitFor();
    await desk.page.getByRole('button', { name: 'Chạy' }).waitFor();
    expect(await clock().textContent()).toBe('08:30:00');
  });

  it('is worked by keys alone, and a press on what happened goes there', async () => {
    await moveTo(30);
    await line().focus();
    await desk.page.keyboard.press('ArrowRight');
    expect(await clock().textContent()).toBe('08:00:10');
    await desk.page.keyboard.press('PageUp');
    expect(await clock().textContent()).toBe('07:55:10');
    await desk.page.keyboard.press('Home');
    expect(await clock().textContent()).toBe('07:30:00');
    await desk.page.keyboard.press('End');
    expect(await clock().textContent()).toBe('08:30:00');
    await desk.page.getByRole('button', { name: '08:10:00', exact: true }).last().click();
    expect(await clock().textContent()).toBe('08:10:00');
  });

  it('has no fault of a page that is read aloud, and fits a phone', async () => {
    await moveTo(22);
    expect(await faultsOf(desk.page)).toEqual([]);
    await desk.page.setViewportSize({ width: 390, height: 844 });
    expect(await widthFaults(desk.page)).toEqual([]);
    await desk.page.setViewportSize(communeScreen);
  });
});
