import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inCheckout } from '../../../scripts/setup/paths.ts';
import { runProgram } from '../../../scripts/setup/run-program.ts';
import { unimpaired } from '../../../scripts/weak-line/impairment.ts';
import { Line, lineClockMs, whyNoLine, type Counts } from '../../../scripts/weak-line/line.ts';

const fates = ['passed', 'loss', 'queue', 'cut', 'blocked'] as const;
type Fate = (typeof fates)[number];

const why = await whyNoLine();
const pcProgram = join(import.meta.dirname, '../support/line-pc.ts');
const keeperProgram = join(import.meta.dirname, '../support/line-keeper.ts');

const until = async (holds: () => boolean | Promise<boolean>, what: string): Promise<void> => {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await new Promise((done) => setTimeout(done, 30));
  }
};
const firstWord = async (child: ChildProcess): Promise<string> =>
  String((await once(child.stdout ?? child, 'data'))[0]).trim();
const isHere = (address: string): boolean =>
  Object.values(networkInterfaces()).some((list) => list?.some((each) => each.address === address));

describe.skipIf(why !== null)(`a line${why === null ? '' : ` (${why.en})`}`, () => {
  let line: Line;
  let udp: Socket;
  let tcp: Server;
  let received: string[] = [];

  beforeAll(async () => {
    line = await Line.open();
    udp = createSocket('udp4', (_, { address }) => void received.push(address));
    udp.bind(0, line.hubAddress);
    await once(udp, 'listening');
    tcp = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, line.hubAddress);
    await once(tcp, 'listening');
  });
  afterAll(async () => {
    udp.close();
    tcp.close();
    await line.close();
    expect(isHere(line.hubAddress)).toBe(false);
    expect(existsSync(line.folder)).toBe(false);
  });

  const tcpPort = (): number => (tcp.address() as AddressInfo).port;
  const onPc = (...words: readonly string[]): ChildProcess => {
    const [program, args] = line.command(process.execPath, [pcProgram, ...words]);
    return spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  };
  const packetsOf = async (protocol: 'udp' | 'tcp', fate: Fate): Promise<number> =>
    (await line.counts()).up[protocol]?.[fate]?.packets ?? 0;
  /**
   * Sends datagrams and waits until the line knows what became of each and those that passed have come; gives how many had which fate.
   */
  const datagrams = async (count: number): Promise<Partial<Record<Fate, number>>> => {
    received = [];
    const before = await line.counts();
    await once(onPc('udp', line.hubAddress, String(udp.address().port), String(count)), 'exit');
    let became: Partial<Record<Fate, number>> = {};
    await until(async () => {
      const after = await line.counts();
      const fresh = fates.map((fate) => {
        const of = ({ up }: Counts): number => up.udp?.[fate]?.packets ?? 0;
        return [fate, of(after) - of(before)] as const;
      });
      became = Object.fromEntries(fresh.filter(([, packets]) => packets > 0));
      const known = fresh.reduce((sum, [, packets]) => sum + packets, 0);
      return known >= count && received.length >= (became.passed ?? 0);
    }, `the line knows what became of ${count} datagrams`);
    return became;
  };
  const echoed = async (bytes: number): Promise<number> => {
    const back = await firstWord(onPc('tcp', line.hubAddress, String(tcpPort()), String(bytes)));
    return Number(back);
  };

  it('carries all of both protocols, from an address of its own', async () => {
    expect(await datagrams(200)).toEqual({ passed: 200 });
    expect(new Set(received)).toEqual(new Set([line.pcAddress]));
    expect(await echoed(300_000)).toBe(300_000);
  });

  it('loses datagrams, of which it knows each, and TCP sends again what was lost', async () => {
    await line.impair({ lossPercent: 20 }, 'up');
    const { passed = 0, loss = 0 } = await datagrams(400);
    expect(passed + loss).toBe(400);
    expect(loss).toBeGreaterThan(40);
    expect(loss).toBeLessThan(130);
    expect(received.length).toBe(passed);
    await line.impair({ lossPercent: 5 }, 'up');
    expect(await echoed(300_000)).toBe(300_000);
    expect(await packetsOf('tcp', 'loss')).toBeGreaterThan(0);
    await line.heal();
  });

  it('makes TCP slow down to its rate by the queue that is full', async () => {
    await line.impair({ rateKbps: 2_000, queueMs: 60, delayMs: 5 });
    const before = await packetsOf('tcp', 'passed');
    expect(await echoed(400_000)).toBe(400_000);
    const dropped = await packetsOf('tcp', 'queue');
    expect(dropped).toBeGreaterThan(0);
    expect(dropped).toBeLessThan(((await packetsOf('tcp', 'passed')) - before) / 2);
    await line.heal();
  });

  it('swallows all while it is cut, carries on afterwards, and dates both by a clock that nobody can set', async () => {
    const began = lineClockMs();
    const cutAt = await line.cut();
    expect(await datagrams(50)).toEqual({ cut: 50 });
    expect(received).toEqual([]);
    const before = await packetsOf('tcp', 'cut');
    const waiting = echoed(10_000);
    await until(async () => (await packetsOf('tcp', 'cut')) > before, 'TCP has tried');
    const healedAt = await line.heal();
    expect(await waiting).toBe(10_000);
    expect(await datagrams(50)).toEqual({ passed: 50 });
    const { udp: fate } = (await line.counts()).up;
    const times = [began, cutAt, fate?.cut?.lastAt ?? NaN, healedAt, fate?.passed?.lastAt ?? NaN, lineClockMs()];
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('gives its PC another address', async () => {
    const before = line.pcAddress;
    await line.newAddress();
    expect(line.pcAddress).not.toBe(before);
    expect(await datagrams(20)).toEqual({ passed: 20 });
    expect(new Set(received)).toEqual(new Set([line.pcAddress]));
  });

  it('keeps UDP out and lets TCP through, or one port of TCP alone', async () => {
    await line.impair({ noUdp: true });
    expect(await datagrams(20)).toEqual({ blocked: 20 });
    expect(await echoed(1_000)).toBe(1_000);
    await line.impair({ onlyTcpPorts: [1] });
    const shutOut = onPc('tcp', line.hubAddress, String(tcpPort()), '1000');
    await until(async () => (await packetsOf('tcp', 'blocked')) > 0, 'TCP has tried');
    await line.impair({ onlyTcpPorts: [tcpPort()] });
    expect(Number(await firstWord(shutOut))).toBe(1_000);
    await line.impair(unimpaired);
  });

  it('says what it cannot do and goes on', async () => {
    await expect(line.impair(JSON.parse('{"speed":1}'))).rejects.toThrow(/no such impairment/u);
    expect(await datagrams(5)).toEqual({ passed: 5 });
  });

  it('is a tool, too: a program behind it, by a command that says what it does not understand', async () => {
    const tool = (...words: string[]) => runProgram(inCheckout('scripts', 'line'), words, { timeLimitMs: 60_000 });
    const { code, output } = await tool('--rate', '300/150', '--', 'ip', '-o', '-4', 'addr', 'show', 'dev', 'eth0');
    expect(code, output).toBe(0);
    expect(output).toMatch(/inet 10\.213\.\d+\.2\/24/u);
    const wrong = await tool('--rate', 'fast', '--', 'ip', 'addr');
    expect(wrong.code).toBe(1);
    expect(wrong.output).toContain('--rate fast');
    expect(wrong.output).not.toContain('inet');
  });

  it('leaves nothing behind: not what runs on the PC, not after its opener or itself was killed', async () => {
    const other = await Line.open();
    expect(other.hubAddress).not.toBe(line.hubAddress);
    const [program, args] = other.command(process.execPath, [pcProgram, 'stay']);
    const staying = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    expect(await firstWord(staying)).toBe('here');
    const ended = once(staying, 'exit');
    await other.close();
    await ended;
    expect(isHere(other.hubAddress)).toBe(false);

    const keeper = spawn(process.execPath, [keeperProgram], { stdio: ['ignore', 'pipe', 'inherit'] });
    const address = await firstWord(keeper);
    expect(isHere(address)).toBe(true);
    keeper.kill('SIGKILL');
    await until(() => !isHere(address), 'the line of a killed process is gone');

    const killed = await Line.open();
    const pid = Number(/-(\d+)$/.exec(killed.folder)?.[1]);
    process.kill(pid, 'SIGKILL');
    await killed.close();
    const left = async (): Promise<boolean> => (await runProgram('ip', ['netns', 'list'])).output.includes(String(pid));
    await (await Line.open()).close();
    expect(await left()).toBe(false);
    expect(existsSync(killed.folder)).toBe(false);
  });
});
