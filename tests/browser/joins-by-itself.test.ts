import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EndpointBody } from '@diem-cau/shared';
import { z } from 'zod';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, signInAsAdmin, type Place } from './support/district.ts';
import { communeScreen, EndpointBrowser } from './support/endpoint-browser.ts';
import { stir } from './support/floor-meeting.ts';
import { placeFaults } from './support/room-places.ts';
import { seen, until } from './support/seen-and-heard.ts';

let hub: HubProcess;
let room: Place;
let commune: Place;

const pageOf = (place: Place) => place.browser.page;
const says = () => pageOf(commune).getByTestId('joined-by-itself');

/** The admin ticks the box of the commune's form. */
const tickBox = async (): Promise<void> => {
  const desk = await EndpointBrowser.open('desk', devicesOf.second, communeScreen);
  await signInAsAdmin(hub, desk.page);
  await desk.page.goto(`${hub.url}/admin/directory`);
  const row = desk.page.getByRole('row', { name: /Xã Hòa Bình/u });
  await row.getByRole('button', { name: 'Sửa' }).click();
  await desk.page.getByLabel('Máy của điểm cầu này tự vào họp').check();
  await desk.page.getByRole('button', { name: 'Lưu' }).click();
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
  await row.getByText('Tự vào họp').waitFor();
  const answer = z.object({ endpoints: z.array(EndpointBody) });
  const { endpoints } = answer.parse(await desk.page.evaluate(async () => (await fetch('/api/directory')).json()));
  expect(endpoints.filter((each) => each.joinsByItself).map(({ name }) => name)).toEqual(['Xã Hòa Bình']);
  await desk.close();
};

beforeAll(async () => {
  hub = await HubProcess.start();
  [room, commune] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    enrol(hub, 'Xã Hòa Bình', devicesOf.first),
  ]);
  await tickBox();
});
afterAll(async () => {
  await Promise.all([room, commune].map((place) => place.browser.close()));
  await hub.remove();
});

describe('the PC of an endpoint that joins by itself', () => {
  it('is in the meeting soon after it opened, its camera off, and says so with one large button', async () => {
    await pageOf(commune).reload();
    await pageOf(commune).getByTestId('joins-by-itself').waitFor();
    const promised = await pageOf(commune).getByTestId('no-meeting').innerText();
    expect(promised, 'no button is promised that nobody needs').not.toContain('VÀO HỌP');
    await openMeeting(pageOf(room), 'Họp tự vào');
    await join(room);
    await pageOf(commune).getByTestId('commune-page').waitFor();
    await says()
      .getByText(/tự vào họp lúc \d\d:\d\d/u)
      .waitFor();
    if (process.env['SHOW'] !== undefined) await pageOf(commune).screenshot({ path: process.env['SHOW'] });
    expect(await seen(pageOf(room), commune.endpointId, 'camera')).toBeNull();
    const button = await says().getByRole('button', { name: 'Bật camera' }).boundingBox();
    expect(button?.height).toBeGreaterThanOrEqual(64);
  });

  it('says that its microphone is open as soon as the chair has opened it, and no longer than that', async () => {
    await stir(room);
    await pageOf(room).getByTestId('floor-button').click();
    await pageOf(room).getByTestId('mode-training').click();
    await pageOf(room).getByTestId(`tile-${commune.endpointId}`).getByRole('button').click();
    await pageOf(room).getByTestId('endpoint-acts').getByRole('button', { name: 'Mời phát biểu' }).click();
    await says().getByText('Mic đang BẬT').waitFor();
    await pageOf(room).locator('section[aria-live]').getByText('Camera đang tắt').waitFor();
    expect(await placeFaults(pageOf(room)), 'its name on the narrow stage').toEqual([]);
    await pageOf(commune).getByTestId('floor-yield').click();
    await says().getByText('Camera và mic đang tắt').waitFor();
    await pageOf(room).getByTestId('mode-discussion').click();
  });

  it('is as it was after a restart: the camera stays off, the sentence stands', async () => {
    await pageOf(commune).reload();
    await says().waitFor();
    expect(await seen(pageOf(room), commune.endpointId, 'camera')).toBeNull();
  });

  it('shows its picture after the press, and the sentence is gone', async () => {
    await says().getByRole('button', { name: 'Bật camera' }).click();
    await says().waitFor({ state: 'detached' });
    await until(
      () => seen(pageOf(room), commune.endpointId, 'camera'),
      (picture) => picture !== null && picture.frames > 3,
      'the room sees the commune',
      40_000,
    );
  });

  it('stays out once its person has left, also after it was loaded anew', async () => {
    const page = pageOf(commune);
    await page.getByTestId('leave-button').click();
    await page.getByRole('button', { name: 'Rời họp' }).last().click();
    await page.getByTestId('waiting-page').waitFor();
    await page.reload();
    await page.getByTestId('join').waitFor();
    await new Promise((done) => setTimeout(done, 4_000));
    expect(await page.getByTestId('commune-page').count()).toBe(0);
    await page.getByTestId('join').click();
    await page.getByTestId('commune-page').waitFor();
    expect(await says().count()).toBe(0);
  });
});
