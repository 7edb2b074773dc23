import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureCertificates, filesIn } from '../../scripts/certificates/own-certificates.ts';
import { Line, whyNoLine } from '../../scripts/weak-line/line.ts';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { TcpProxy } from '../../server/test/support/tcp-proxy.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './support/district.ts';
import { behindLine, reachedBy } from './support/behind-line.ts';
import { chromiumThatTrusts } from './support/installed-ca.ts';
import { heard, sameColour, seen, until } from './support/seen-and-heard.ts';

const noLine = await whyNoLine();
const skipped = noLine === null ? '' : ` (${noLine.en})`;

let line: Line;
let hub: HubProcess;
let room: Place;
let commune: Place;
let folder: string;
let trusting: string;
/** When the commune's page was last let in, by `performance.now()`. */
let joinedAt = 0;

/** How the page's media go now, and by which ways they could: each as `type/protocol`, where relayed by what it speaks to the relay. */
const waysOf = (page: Page): Promise<{ readonly used: readonly string[]; readonly found: readonly string[] }> =>
  page.evaluate(async () => {
    const kept: unknown = Reflect.get(window, 'connections');
    const connections = Array.isArray(kept) ? kept.filter((each) => each instanceof RTCPeerConnection) : [];
    const used: string[] = [];
    const found: string[] = [];
    for (const connection of connections.filter(({ connectionState }) => connectionState !== 'closed')) {
      const report = await connection.getStats();
      const all = [...report.values()];
      const name = (each: { candidateType: string; protocol: string; relayProtocol?: string }) =>
        `${each.candidateType}/${each.relayProtocol ?? each.protocol}`;
      found.push(...all.filter(({ type }) => type === 'local-candidate').map(name));
      for (const { selectedCandidatePairId } of all.filter(({ type }) => type === 'transport')) {
        const pair: unknown = report.get(selectedCandidatePairId);
        if (typeof pair === 'object' && pair !== null && 'localCandidateId' in pair)
          used.push(name(report.get(String(pair.localCandidateId))));
      }
    }
    return { used: [...new Set(used)], found: [...new Set(found)].sort() };
  });

/** Which ports of this machine TCP of the PC alone reaches. */
const onlyPort = (port: number) => line.impair({ cut: false, noUdp: true, onlyTcpPorts: [port] });
const hubPort = (): number => Number(new URL(hub.url).port);

/** Keeps the page's connections, so that it can be asked how its media go. */
const keepConnections = ({ browser: { context } }: Place): Promise<unknown> =>
  context.addInitScript(() => {
    const connections: RTCPeerConnection[] = [];
    Reflect.set(window, 'connections', connections);
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
  });

const seesAndIsSeen = async (one: Place, other: Place): Promise<void> => {
  for (const [at, of] of [
    [one, other],
    [other, one],
  ] as const)
    await until(
      () => seen(at.browser.page, of.endpointId, 'camera'),
      (picture) => picture !== null && picture.frames > 5 && sameColour(picture.colour, of.devices.colour),
      `${at.name} sees ${of.name}`,
      40_000,
    );
};
/** What it sees of the room moves, from now on. */
const seesTheRoomMove = async ({ browser: { page }, name }: Place): Promise<void> => {
  const before = (await seen(page, room.endpointId, 'camera'))?.frames ?? 0;
  await until(
    () => seen(page, room.endpointId, 'camera'),
    (picture) => picture !== null && picture.frames !== before,
    `${name} sees the room again`,
    40_000,
  );
};
const goesByTheRelay = async ({ browser: { page } }: Place): Promise<void> => {
  const { used } = await waysOf(page);
  expect(used.length).toBeGreaterThan(0);
  expect(used.every((way) => way.startsWith('relay/'))).toBe(true);
};

describe.skipIf(noLine !== null)(`a commune of whose network nothing but the pages’ port gets out${skipped}`, () => {
  beforeAll(async () => {
    line = await Line.open();
    folder = mkdtempSync(path(tmpdir(), 'diem-cau-through-'));
    await ensureCertificates(folder, { dns: ['localhost'], ip: ['127.0.0.1', line.hubAddress] }, new Date());
    const { certificate, key, authority } = filesIn(folder);
    hub = await HubProcess.start({
      ...{ HUB_TLS_CERT: certificate, HUB_TLS_KEY: key, HUB_CA_CERT: authority },
      ...reachedBy(line),
      HUB_RELAY: 'on',
      // Access that runs out while the page is in the meeting.
      HUB_RELAY_SECONDS: '8',
    });
    await onlyPort(hubPort());
    trusting = line.program(chromiumThatTrusts(authority, folder));
    const there = { ...behindLine(line, hub), chromium: trusting };
    [room, commune] = await Promise.all([
      enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
      enrol(there, 'Xã Quý Hòa', devicesOf.first),
    ]);
    await keepConnections(commune);
    await commune.browser.page.reload();
    await openMeeting(room.browser.page, 'Họp qua một cổng');
    await join(room);
  });
  afterAll(async () => {
    await hub.remove();
    await room.browser.close();
    await commune.browser.close();
    await line.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is told by nothing on the hub’s readiness that the relay would be missed', async () => {
    const body: unknown = await room.browser.page.evaluate(async () => (await fetch('/readyz')).json());
    expect(JSON.stringify(body)).not.toContain('relay-');
  });

  it('joins by way of a proxy that stands between unasked, takes every connection itself and ends what is idle', async () => {
    const captive = await TcpProxy.before({ host: line.hubAddress, port: hubPort(), idleMs: 3_000 });
    await onlyPort(captive.port);
    const { page } = commune.browser;
    await page.goto(`https://${line.hubAddress}:${captive.port}/`);
    await join(commune);
    await seesAndIsSeen(commune, room);
    await goesByTheRelay(commune);
    await expect.poll(() => captive.cut, { timeout: 60_000 }).toBeGreaterThan(0);
    await seesTheRoomMove(commune);
    await goesByTheRelay(commune);
    await onlyPort(hubPort());
    await page.goto(`https://${line.hubAddress}:${hubPort()}/`);
    await captive.close();
  });

  it('joins by way of a proxy that the browser has to ask to CONNECT, and that grants the pages’ port alone', async () => {
    const proxy = await TcpProxy.before({ host: line.hubAddress, port: hubPort(), isAsked: true, idleMs: 60_000 });
    await onlyPort(proxy.port);
    const way = { ...behindLine(line, hub), chromium: trusting };
    const chromiumArgs = [`--proxy-server=http://${line.hubAddress}:${proxy.port}`];
    const asking = await enrol({ ...way, chromiumArgs }, 'Xã Tân Văn', devicesOf.second);
    await keepConnections(asking);
    await asking.browser.page.reload();
    await join(asking);
    await seesAndIsSeen(asking, room);
    await goesByTheRelay(asking);
    await asking.browser.close();
    await proxy.close();
    await onlyPort(hubPort());
  });

  it('joins by the relay, and is seen and heard as it sees and hears', async () => {
    await join(commune);
    joinedAt = performance.now();
    await commune.browser.page.getByTestId('mic-button').click();
    await seesAndIsSeen(commune, room);
    await until(
      () => heard(room.browser.page, commune.endpointId),
      ({ level }) => level > 0.01,
      'the room hears the commune',
    );
    await goesByTheRelay(commune);
    // Over TLS as well as in the open: this browser trusts the hub’s private CA.
    expect((await waysOf(commune.browser.page)).found).toEqual(expect.arrayContaining(['relay/tcp', 'relay/tls']));
  });

  it('comes back by the relay after its line was cut, although the access with which it joined has run out', async () => {
    const { page } = commune.browser;
    await new Promise((done) => setTimeout(done, Math.max(0, joinedAt + 9_000 - performance.now())));
    await line.impair({ cut: true });
    await page.getByTestId('stage-lost').waitFor({ timeout: 60_000 });
    await line.impair({ cut: false });
    await page.getByTestId('stage-lost').waitFor({ state: 'detached', timeout: 60_000 });
    await seesTheRoomMove(commune);
    await goesByTheRelay(commune);
  });

  it('says which port to ask for where there is no relay either, and goes on when it is opened', async () => {
    const { page } = commune.browser;
    hub.environment['HUB_RELAY'] = 'off';
    await hub.end('SIGTERM');
    await hub.up();
    const sentence = page.getByTestId('stage-no-way');
    await sentence.waitFor({ timeout: 60_000 });
    expect(await sentence.textContent()).toContain(`mở cổng ${hub.environment['HUB_MEDIA_PORT'] ?? ''}, UDP và TCP`);
    await line.heal();
    await sentence.waitFor({ state: 'detached', timeout: 60_000 });
    await seesTheRoomMove(commune);
  });
});
