import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureCertificates, filesIn } from '../../scripts/certificates/own-certificates.ts';
import { Line, whyNoLine } from '../../scripts/weak-line/line.ts';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './support/district.ts';
import { behindLine, reachedBy } from './support/behind-line.ts';
import { chromiumThatTrusts } from './support/installed-ca.ts';
import { heard, sameColour, seen, until } from './support/seen-and-heard.ts';

const noLine = await whyNoLine();

let line: Line;
let hub: HubProcess;
let room: Place;
let commune: Place;
let folder: string;

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

describe.skipIf(noLine !== null)('a commune of whose network nothing but the pages’ port gets out', () => {
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
    await line.impair({ noUdp: true, onlyTcpPorts: [Number(new URL(hub.url).port)] });
    room = await enrol(hub, 'Huyện Bình Gia', devicesOf.room, true);
    const there = { ...behindLine(line, hub), chromium: line.program(chromiumThatTrusts(authority, folder)) };
    commune = await enrol(there, 'Xã Quý Hòa', devicesOf.first);
    await commune.browser.context.addInitScript(() => {
      const connections: RTCPeerConnection[] = [];
      Reflect.set(window, 'connections', connections);
      window.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          connections.push(this);
        }
      };
    });
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

  it('joins by the relay, and is seen and heard as it sees and hears', async () => {
    await join(commune);
    await commune.browser.page.getByTestId('mic-button').click();
    for (const [at, of] of [
      [commune, room],
      [room, commune],
    ] as const)
      await until(
        () => seen(at.browser.page, of.endpointId, 'camera'),
        (picture) => picture !== null && picture.frames > 5 && sameColour(picture.colour, of.devices.colour),
        `${at.name} sees ${of.name}`,
        40_000,
      );
    await until(
      () => heard(room.browser.page, commune.endpointId),
      ({ level }) => level > 0.01,
      'the room hears the commune',
    );
    const { used, found } = await waysOf(commune.browser.page);
    expect(used.every((way) => way.startsWith('relay/'))).toBe(true);
    // Over TLS as well as in the open: this browser trusts the hub’s private CA.
    expect(found).toEqual(expect.arrayContaining(['relay/tcp', 'relay/tls']));
  });

  it('comes back by the relay after its line was cut, although the access with which it joined has run out', async () => {
    const { page } = commune.browser;
    // By now it has been in the meeting for longer than its first access held.
    await new Promise((done) => setTimeout(done, 9_000));
    const shut = { noUdp: true, onlyTcpPorts: [Number(new URL(hub.url).port)] };
    await line.impair({ cut: true });
    await page.getByTestId('stage-lost').waitFor({ timeout: 60_000 });
    await line.impair({ cut: false, ...shut });
    await page.getByTestId('stage-lost').waitFor({ state: 'detached', timeout: 60_000 });
    const before = (await seen(page, room.endpointId, 'camera'))?.frames ?? 0;
    await until(
      () => seen(page, room.endpointId, 'camera'),
      (picture) => picture !== null && picture.frames !== before,
      'the commune sees the room again',
      40_000,
    );
    expect((await waysOf(page)).used.every((way) => way.startsWith('relay/'))).toBe(true);
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
    const before = (await seen(page, room.endpointId, 'camera'))?.frames ?? 0;
    await until(
      () => seen(page, room.endpointId, 'camera'),
      (picture) => picture !== null && picture.frames !== before,
      'the commune sees the room again',
      40_000,
    );
  });
});
