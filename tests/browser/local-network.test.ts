import { isIPv4 } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { addressSpace } from '../../server/src/config/offered-addresses.ts';
import { ownAddresses } from '../../server/src/config/own-addresses.ts';
import { devicesOf, enrol, join, openMeeting, type Place, type Way } from './support/district.ts';
import { seen, until } from './support/seen-and-heard.ts';

/** Chrome's checks of who may reach a local network, for pages, WebSockets and media alike; of this Chromium off by default. */
const checks =
  '--enable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebRTC,LocalNetworkAccessChecksWebSockets';
const own = ownAddresses().find((address) => isIPv4(address) && addressSpace(address) === 'private');

let hub: HubProcess;
let room: Place;
const communes: Place[] = [];

beforeAll(async () => {
  hub = await HubProcess.start({ HUB_ANNOUNCED_ADDRESSES: own ?? '127.0.0.1' });
  const here: Way = { enrolmentLink: (each) => hub.enrolmentLink(each), chromiumArgs: [checks] };
  room = await enrol(here, 'Huyện Bình Gia', devicesOf.room, true);
  await openMeeting(room.browser.page, 'Họp khi trình duyệt kiểm tra mạng nội bộ');
  await join(room);
});
afterEach(async () => {
  for (const { browser } of communes.splice(0)) await browser.close();
});
afterAll(async () => {
  await room.browser.close();
  await hub.remove();
});

/** A commune whose page comes by this host and whose Chromium checks. */
const commune = async (name: string, host: string, ...args: readonly string[]): Promise<Place> => {
  const way: Way = {
    enrolmentLink: (each) => hub.enrolmentLink(each).replace('//localhost:', `//${host}:`),
    chromiumArgs: [checks, ...args],
  };
  const place = await enrol(way, name, devicesOf.first);
  communes.push(place);
  await join(place);
  return place;
};
const sees = (one: Place, other: Place): Promise<unknown> =>
  until(
    () => seen(one.browser.page, other.endpointId, 'camera'),
    (picture) => picture !== null && picture.frames > 5,
    `${one.name} sees ${other.name}`,
    30_000,
  );

describe.skipIf(own === undefined)('where browsers check who may reach a local network', () => {
  it('pages of the hub’s own machine and of a private address have their media', async () => {
    const place = await commune('Xã Hòa Bình', own ?? '');
    await sees(place, room);
    await sees(room, place);
  });

  it('a page of a public one is kept from a private one, says so, and has its media when that is allowed', async () => {
    const publicly = `--ip-address-space-overrides=${own ?? ''}:${new URL(hub.url).port}=public`;
    const place = await commune('Xã Tân Văn', own ?? '', publicly);
    const { page, context } = place.browser;
    await page.getByTestId('stage-no-way').waitFor({ timeout: 60_000 });
    expect(await seen(page, room.endpointId, 'camera')).toBeNull();
    // As a person does who presses "Allow", and the policy in the file that sets up a PC.
    await context.grantPermissions(['local-network-access', 'camera', 'microphone']);
    await page.reload();
    await sees(place, room);
  });
});
