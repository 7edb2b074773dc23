import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import pino from 'pino';
import { format } from 'prettier';
import { inCheckout } from '../../../scripts/setup/paths.ts';
import { Line, whyNoLine } from '../../../scripts/weak-line/line.ts';
import { createMediaPlane } from '../../../server/src/adapters/media/media-plane.ts';
import { workerBin } from '../../../server/test/support/worker-bin.ts';
import { chromiumPath } from '../../browser/support/endpoint-browser.ts';
import { median, report } from '../figures.ts';
import { filled } from '../weak-links/written-table.ts';
import { pageScript } from './bundle.ts';
import { cases, codecNames } from './cases.ts';
import { codecRound, MeasuredBrowser, type CodecRound } from './round.ts';

/** How often each case is measured in each codec where nobody says how often. */
const usualRounds = 3;

/** Which share of all packets is lost in each direction, in percent. */
const losses = [0, 5] as const;

/** A port of the media that nothing else of the benchmarks has. */
const port = 44_650;

/** The page whose tables hold the figures. */
const page = inCheckout('docs', 'adr', '0026-screen-codec.md');

/** The figures of one case at one loss, by codec: the middle of all rounds. */
type Measured = ReadonlyMap<string, readonly CodecRound[]>;

const figures: Readonly<Record<string, (round: CodecRound) => number>> = {
  'kbit/s': ({ kilobits }) => kilobits,
  dB: ({ decibels }) => decibels,
  'frames/s': ({ framesPerSecond }) => framesPerSecond,
  'key frames/min': ({ keyFrames }) => keyFrames,
  'CPU sends': ({ senderCpu }) => senderCpu,
  'CPU receives': ({ receiverCpu }) => receiverCpu,
  'late joiner, s': ({ lateMs }) => lateMs / 1_000,
};
/** Digits after the point. */
const digits: Readonly<Record<string, number>> = { 'late joiner, s': 1 };

const toldOf = (name: string, measured: Measured): string =>
  codecNames
    .map((codec) => {
      const rounds = measured.get(codec) ?? [];
      return rounds.length === 0
        ? '–'
        : median(rounds.map((each) => figures[name]?.(each) ?? 0)).toFixed(digits[name] ?? 0);
    })
    .join(' / ');

const write = async (all: ReadonlyMap<string, Measured>, rounds: number): Promise<void> => {
  const cells = Object.fromEntries(
    [...all].map(([row, measured]) => [
      row,
      Object.fromEntries(Object.keys(figures).map((name) => [name, toldOf(name, measured)])),
    ]),
  );
  const measured = `Measured on ${new Date().toISOString().slice(0, 10)}, ${rounds} rounds of each by turns, at a load of ${loadavg()[1]?.toFixed(1) ?? ''}.`;
  const text = filled(readFileSync(page, 'utf8'), cells).replace(/^Measured on \d.*$/m, measured);
  writeFileSync(page, await format(text, { parser: 'markdown' }));
};

/**
 * A page sends a screen and small cameras in VP8, VP9 and AV1 by the hub's media server to another page, with and without loss: bits, likeness,
 * processor time, and until a late joiner sees something. The codecs have their turns one after the other, so that each meets the same machine.
 * @param words cases to measure, all where none is named; `--write` puts the figures into docs/adr/0026-screen-codec.md
 */
export const codecs = async (rounds = usualRounds, words: readonly string[] = []): Promise<void> => {
  const named = words.filter((word) => !word.startsWith('--'));
  const chosen = Object.entries(cases).filter(([name]) => named.length === 0 || named.includes(name));
  const why = await whyNoLine();
  if (why !== null) report('with loss', `not measured: ${why.en}`);
  const script = await pageScript();
  const line = why === null ? await Line.open() : null;
  const [program, address, from] =
    line === null
      ? [chromiumPath, '127.0.0.1', '127.0.0.1']
      : [line.program(chromiumPath), line.hubAddress, line.pcAddress];
  const plane = await createMediaPlane(
    { workers: 1, firstPort: port, announcedAddresses: () => [address], workerBin: workerBin() },
    pino({ level: 'warn' }),
  );
  const all = new Map<string, Map<string, CodecRound[]>>();
  try {
    for (let round = 1; round <= rounds; round += 1)
      for (const [name, { settlesMs, ...what }] of chosen)
        for (const loss of line === null ? [0] : losses) {
          await line?.impair({ lossPercent: loss });
          const row = loss === 0 ? name : `${name}, ${loss} % lost`;
          const measured = all.get(row) ?? new Map<string, CodecRound[]>();
          all.set(row, measured);
          for (const codec of codecNames) {
            const [sends, receives] = [
              await MeasuredBrowser.open(script, program),
              await MeasuredBrowser.open(script, program),
            ];
            try {
              const of = await codecRound({ plane, sends, receives }, { ...what, codec }, from, settlesMs);
              measured.set(codec, [...(measured.get(codec) ?? []), of]);
              process.stdout.write(`  ${round}/${rounds} ${row} ${codec}: ${JSON.stringify(of)}\n`);
            } catch (error) {
              report(`${round}/${rounds} ${row} ${codec}: not measured`, String(error));
            } finally {
              await Promise.all([sends.close(), receives.close()]);
            }
          }
        }
  } finally {
    await plane.close();
    await line?.close();
  }
  for (const [row, measured] of all)
    for (const name of Object.keys(figures))
      report(`${row}: ${name}, ${codecNames.join(' / ')}`, toldOf(name, measured));
  if (words.includes('--write')) await write(all, rounds);
};
