import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { breakingLine, type BreakingLine } from '../../server/test/support/breaking-line.ts';
import { testPostgres } from '../../server/test/support/throwaway-postgres.ts';
import { median, ms, report } from './figures.ts';

const program = fileURLToPath(new URL('writing-hub.ts', import.meta.url));
/** How long a hub must stand still here before another takes over; 10 s in life. */
const silentMs = 1_000;
const actsOfOneHub = 1_000_000;

/** A hub that writes, by a line that can be cut. */
class WritingHub {
  readonly acknowledged: number[] = [];
  readonly line: BreakingLine;
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  complaint = '';
  openedAfterMs = Number.NaN;

  constructor(dataDir: string, line: BreakingLine, number: number) {
    const startedMs = performance.now();
    this.line = line;
    const words = [program, dataDir, line.url, String(number * actsOfOneHub), String(silentMs)];
    this.child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let rest = '';
    this.child.stdout?.on('data', (bytes: Buffer) => {
      const lines = (rest + bytes.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const said of lines)
        if (said === 'open') this.openedAfterMs = performance.now() - startedMs;
        else this.acknowledged.push(Number(said));
    });
    this.child.stderr?.on('data', (bytes: Buffer) => (this.complaint += bytes.toString()));
    this.ended = new Promise((done) => this.child.once('close', done));
  }

  /** Waits for so many more acknowledged acts. */
  async more(count: number): Promise<void> {
    const enough = this.acknowledged.length + count;
    const until = performance.now() + 60_000;
    while (this.acknowledged.length < enough) {
      if (this.child.exitCode !== null || performance.now() > until)
        throw new Error(`a hub does not write: ${String(this.child.exitCode)} ${this.complaint}`);
      await delay(10);
    }
  }

  /** Waits for its end, a minute at most. */
  async end(): Promise<number | null> {
    const late = delay(60_000, 'late' as const, { ref: false });
    const code = await Promise.race([this.ended, late]);
    if (code === 'late') throw new Error('a hub that lost the data does not end');
    return code;
  }
}

/**
 * Two hubs on one PostgreSQL, whose owner is stopped (SIGSTOP) while it writes, killed, or has its line cut at a commit, by turns: counts
 * the acknowledged acts that are not on the record, and those that are there twice. A round takes about two seconds.
 */
export const twoHubs = async (rounds: number): Promise<void> => {
  const postgres = await testPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-two-hubs-'));
  const url = await postgres.emptyDatabase();
  const hubs: WritingHub[] = [];
  const next = async (): Promise<WritingHub> => {
    const hub = new WritingHub(mkdtempSync(join(folder, 'hub-')), await breakingLine(url), hubs.length);
    hubs.push(hub);
    return hub;
  };
  const counts = { stopped: 0, killed: 0, cut: 0 };
  const afterStop: number[] = [];
  const afterKill: number[] = [];
  let wroteAfterLoss = 0;
  let wrongEnds = 0;
  try {
    let owner = await next();
    await owner.more(5);
    for (let round = 0; round < rounds; round += 1) {
      await delay(Math.random() * 60);
      if (round % 3 === 0) {
        counts.stopped += 1;
        const old = owner;
        old.child.kill('SIGSTOP');
        owner = await next();
        await owner.more(4);
        afterStop.push(owner.openedAfterMs);
        const before = old.acknowledged.length;
        old.child.kill('SIGCONT');
        if ((await old.end()) !== 3) wrongEnds += 1;
        // What it was told before it was stopped it may still say; more than the two acts of one turn it must not.
        if (old.acknowledged.length > before + 2) wroteAfterLoss += 1;
        await old.line.close();
      } else if (round % 3 === 1) {
        counts.cut += 1;
        owner.line.cutAtNextCommit(Math.random() * 2_500);
        await owner.more(4);
      } else {
        counts.killed += 1;
        const old = owner;
        if (Math.random() < 0.5) old.line.cutAtNextCommit(500);
        await delay(Math.random() * 20);
        old.child.kill('SIGKILL');
        await old.end();
        await old.line.close();
        owner = await next();
        await owner.more(4);
        afterKill.push(owner.openedAfterMs);
      }
    }
    owner.child.kill('SIGKILL');
    await owner.end();

    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const events = await client.query<{ act: string; seq: number }>(
      'select at as act, seq from meeting_events order by seq',
    );
    const facts = await client.query<{ act: number; seq: number }>(
      "select (body::json->>'act')::int as act, seq from ledger_facts where ledger = 'two-hubs' order by seq",
    );
    await client.end();
    const stored = new Map<number, number>();
    for (const { act } of [...events.rows, ...facts.rows]) stored.set(Number(act), (stored.get(Number(act)) ?? 0) + 1);
    const acknowledged = hubs.flatMap((hub) => hub.acknowledged);
    const holes = [events.rows, facts.rows].flatMap((rows) => rows.filter(({ seq }, index) => seq !== index + 1));

    report('rounds: stopped, cut at a commit, killed', `${counts.stopped}, ${counts.cut}, ${counts.killed}`);
    report('acts acknowledged', String(acknowledged.length));
    report('acknowledged and lost', String(acknowledged.filter((act) => !stored.has(act)).length), '0');
    report('on the record twice', String([...stored.values()].filter((times) => times > 1).length), '0');
    report('on the record, never acknowledged', String([...stored.keys()].length - new Set(acknowledged).size));
    report('holes in the numbers', String(holes.length), '0');
    report('hubs that wrote on after they lost the data', String(wroteAfterLoss), '0');
    report('hubs that ended otherwise than by losing the data', String(wrongEnds), '0');
    report(
      `open after a stop (a lease of ${ms(silentMs)}), median, most`,
      `${ms(median(afterStop))}, ${ms(Math.max(...afterStop))}`,
    );
    report('open after a kill, median, most', `${ms(median(afterKill))}, ${ms(Math.max(...afterKill))}`);
  } finally {
    for (const hub of hubs) {
      hub.child.kill('SIGKILL');
      await hub.ended;
      await hub.line.close().catch(() => undefined);
    }
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
