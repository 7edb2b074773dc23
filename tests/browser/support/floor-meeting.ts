import { expect } from 'vitest';
import { HubProcess } from '../../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './district.ts';
import { heard, until } from './seen-and-heard.ts';

/** A meeting of the room and two communes, each in a browser of its own with real media. */
export interface FloorMeeting {
  readonly hub: HubProcess;
  readonly room: Place;
  readonly hoaBinh: Place;
  readonly tanVan: Place;
  readonly close: () => Promise<void>;
}

/** Opens the meeting, once `before` has been done with the enrolled places, and lets all join. */
export const openFloorMeeting = async (
  before: (meeting: FloorMeeting) => Promise<void> = () => Promise.resolve(),
): Promise<FloorMeeting> => {
  const hub = await HubProcess.start();
  const [room, hoaBinh, tanVan] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    enrol(hub, 'Xã Hòa Bình', devicesOf.first),
    enrol(hub, 'Xã Tân Văn', devicesOf.second),
  ]);
  const places = [room, hoaBinh, tanVan];
  const close = async (): Promise<void> => {
    await Promise.all(places.map((place) => place.browser.close()));
    await hub.remove();
  };
  const meeting = { hub, room, hoaBinh, tanVan, close };
  await before(meeting);
  await openMeeting(room.browser.page, 'Họp theo lượt phát biểu');
  await Promise.all(places.map(join));
  return meeting;
};

/** The page of `at` plays a voice of the pitch of `of`. */
export const hears = async (at: Place, of: Place): Promise<void> => {
  const { pitch } = await until(
    () => heard(at.browser.page, of.endpointId, 800),
    ({ level }) => level > 0.01,
    `${at.name} hears ${of.name}`,
  );
  const overtone = pitch / of.devices.pitch;
  expect(Math.abs(overtone - Math.round(overtone)), `pitch ${pitch} of ${of.name} at ${at.name}`).toBeLessThan(0.1);
};

export const hearsNothing = async (at: Place, of: Place): Promise<void> => {
  await until(
    () => heard(at.browser.page, of.endpointId, 800),
    ({ level }) => level < 0.002,
    `${at.name} does not hear ${of.name}`,
  );
};

/** The room's commands come when the mouse moves; waits until they can be pressed. */
export const stir = async ({ browser: { page } }: Place): Promise<void> => {
  await page.mouse.move(300, 200);
  await page.mouse.move(310, 210);
  await page.locator('[data-testid="foot"][data-settled="true"]').waitFor();
};

/** Presses one of the room's commands, which go by themselves: where they went before the press, the mouse moves again. */
export const pressInRoom = async (place: Place, testId: string): Promise<void> => {
  const end = performance.now() + 60_000;
  for (;;)
    try {
      await stir(place);
      await place.browser.page.getByTestId(testId).click({ timeout: 5_000 });
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
};

/** The room has all see the endpoint of this number, by the number pad. */
export const showByNumber = async ({ browser: { page } }: Place, number: string): Promise<void> => {
  for (const digit of number) await page.keyboard.press(`Numpad${digit}`);
  await page.keyboard.press('NumpadDivide');
};
