import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { MediaOffer, MeetingId } from '@diem-cau/shared';
import type { AttendingPage } from '../../server/test/support/attending-page.ts';
import { District } from '../../server/test/support/district.ts';
import { attribute, stunMessage, TurnClient } from '../../server/test/support/turn-client.ts';
import { ms, percentile, report, median } from './figures.ts';
import { childrenOf, processUse } from './process-use.ts';

/** How long packets are sent, how many a second by each endpoint and how large: as a page that sends its voice and a picture of 720 lines. */
const sendMs = 15_000;
const perSecond = 200;
const packetBytes = 800;
const everyMs = 10;
const channel = 0x4001;

const Transport = z.object({
  iceParameters: z.object({ usernameFragment: z.string(), password: z.string() }),
  iceCandidates: z.array(z.object({ address: z.string(), port: z.int(), protocol: z.string() })),
});

/** A check of ICE, made as long as a packet of a picture; the media server answers each (RFC 8445, 7.1). */
const checkOf = ({ iceParameters: { usernameFragment, password } }: z.infer<typeof Transport>): Buffer => {
  const priority = Buffer.alloc(4);
  priority.writeUInt32BE(1);
  const message = stunMessage(
    1,
    [
      attribute(6, Buffer.from(`${usernameFragment}:bench`)),
      attribute(0x24, priority),
      attribute(0x802a, Buffer.alloc(8, 1)),
      attribute(0x8022, Buffer.alloc(packetBytes - 120, 0x20)),
    ],
    Buffer.from(password),
  );
  message.writeUInt16BE(message.readUInt16BE(2) + 8, 2);
  const fingerprint = Buffer.alloc(4);
  fingerprint.writeUInt32BE((crc32(message) ^ 0x5354554e) >>> 0);
  return Buffer.concat([message, attribute(0x8028, fingerprint)]);
};

interface Relayed {
  readonly client: TurnClient;
  readonly check: Buffer;
}

/** The way of a page's media through the pages' own port, until the media server has answered by it. */
const byRelay = async (port: number, { receive, relay }: MediaOffer): Promise<Relayed> => {
  const transport = Transport.parse(receive);
  const peer = transport.iceCandidates.findLast(({ protocol }) => protocol === 'udp');
  if (peer === undefined) throw new Error('no candidate');
  const client = await TurnClient.open(port, true);
  const allocated = await client.allocate(relay);
  const bound = await client.bind(peer, channel);
  if (allocated !== 'success' || bound !== 'success') throw new Error(`refused: ${allocated}, ${bound}`);
  const check = checkOf(transport);
  for (let tries = 0; client.received.length === 0 && tries < 200; tries += 1) {
    client.send(channel, check);
    await delay(50);
  }
  if (client.received.length === 0) throw new Error('the media server does not answer by the relay');
  return { client, check };
};

const comes = async (
  port: number,
  page: AttendingPage,
  meetingId: MeetingId,
): Promise<Relayed & { tookMs: number }> => {
  const startedAt = performance.now();
  await page.join(meetingId);
  const { media } = await page.line.ask('media.rebuild', { rtpCapabilities: page.endpoint.media.rtpCapabilities });
  const relayed = await byRelay(port, media);
  return { ...relayed, tookMs: performance.now() - startedAt };
};

/** Endpoints in a network that lets nothing but the pages' port pass, over TLS: joining, the CPU of those who carry, and what is lost. */
export const relay = async (endpoints = 20): Promise<void> => {
  const district = await District.start(endpoints - 1, { LOG_LEVEL: 'warn', HUB_RELAY: 'on' });
  const { hub } = district;
  const port = Number(new URL(hub.url).port);
  const pages = await Promise.all(district.pcs.map((pc) => district.page(pc)));
  try {
    const [room] = pages;
    if (room === undefined) throw new Error('nobody came');
    const meetingId = await district.openMeeting(room);
    const came = await Promise.all(pages.map((page) => comes(port, page, meetingId)));
    const took = came.map(({ tookMs }) => tookMs);
    report(
      `${endpoints} at once: press to media through the port`,
      `${ms(median(took))}, ${ms(percentile(took, 100))}`,
      '≤ 5000 ms',
    );

    const coturn = Number(readFileSync(join(hub.dataDir, 'relay', 'pid'), 'utf8'));
    const [worker] = childrenOf(hub.pid).filter((pid) => pid !== coturn);
    const watched = { 'the hub’s Node': hub.pid, coturn, 'the media worker': worker ?? hub.pid };
    const before = new Map(Object.entries(watched).map(([name, pid]) => [name, processUse(pid).cpuSeconds]));
    for (const { client } of came) client.received.length = 0;
    const startedAt = performance.now();
    let sent = 0;
    while (performance.now() - startedAt < sendMs) {
      const due = Math.floor(((performance.now() - startedAt) / 1_000) * perSecond);
      for (; sent < due; sent += 1) for (const { client, check } of came) client.send(channel, check);
      await delay(everyMs);
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    for (const [name, pid] of Object.entries(watched)) {
      const share = ((processUse(pid).cpuSeconds - (before.get(name) ?? 0)) / seconds) * 100;
      report(`${perSecond} packets/s each, ${packetBytes} bytes: CPU of ${name}`, `${share.toFixed(1)} % of a core`);
    }
    await delay(2_000);
    const answered = came.reduce((sum, { client }) => sum + client.received.length, 0);
    const lost = 1 - answered / (sent * came.length);
    report('packets and answers that were lost', `${(lost * 100).toFixed(2)} % of ${sent * came.length}`, '0 %');
    const silent = came.filter(({ client }) => client.received.length < sent / 2);
    const ended = came.filter(({ client }) => client.ended);
    report('endpoints of whose packets most were lost; connections ended', `${silent.length}; ${ended.length}`, '0; 0');
    for (const { client } of came) client.close();
  } finally {
    for (const page of pages) page.close();
    await district.remove();
  }
};
