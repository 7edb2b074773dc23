import { SetupError } from '../setup/setup-error.ts';
import { unimpaired, type Impairment } from './impairment.ts';

/** What words say about a line: a change of each direction, or another address of its PC. */
export interface Wish {
  readonly down: Partial<Impairment>;
  readonly up: Partial<Impairment>;
  readonly newAddress: boolean;
  /** What says nothing about the line: an address, or a program behind `--`. */
  readonly rest: readonly string[];
}

const wrong = (word: string, value: string): SetupError =>
  new SetupError(
    `Không hiểu "${word} ${value}": cần một số, hoặc hai số XUỐNG/LÊN, ví dụ --rate 300/150.`,
    `"${word} ${value}" is not understood: one number, or two as DOWN/UP, such as --rate 300/150.`,
  );

/** Two numbers `down/up`, or one for both. */
const pair = (word: string, value: string): readonly [number, number] => {
  const [down = NaN, up = down, ...more] = value.split('/').map((each) => (each === '' ? NaN : Number(each)));
  if (![down, up].every((each) => Number.isFinite(each) && each >= 0) || more.length > 0) throw wrong(word, value);
  return [down, up];
};
const ports = (word: string, value: string): readonly number[] => {
  const numbers = value.split(',').map(Number);
  if (!numbers.every((each) => Number.isInteger(each) && each > 0 && each < 65_536)) throw wrong(word, value);
  return numbers;
};

/** Words with a number for each direction. */
const numbered: Readonly<Record<string, (figure: number) => Partial<Impairment>>> = {
  rate: (figure) => ({ rateKbps: figure === 0 ? null : figure }),
  queue: (queueMs) => ({ queueMs }),
  loss: (lossPercent) => ({ lossPercent: Math.min(100, lossPercent) }),
  burst: (figure) => ({ burst: figure <= 1 ? null : figure }),
  delay: (delayMs) => ({ delayMs }),
  jitter: (jitterMs) => ({ jitterMs }),
};
/** Words with ports of the hub. */
const withPorts: Readonly<Record<string, (list: readonly number[]) => Partial<Impairment>>> = {
  'no-port': (noTcpPorts) => ({ noTcpPorts }),
  'only-port': (onlyTcpPorts) => ({ onlyTcpPorts, noUdp: true }),
};
/** Words that stand alone. */
const alone: Readonly<Record<string, Partial<Impairment>>> = {
  'no-udp': { noUdp: true },
  cut: { cut: true },
  mend: { cut: false },
  heal: unimpaired,
};

/** Reads words such as `--rate 150/150 --loss 5`, with dashes or without; throws a SetupError that names what is wrong. */
export const wishOf = (words: readonly string[]): Wish => {
  let [down, up, newAddress]: [Partial<Impairment>, Partial<Impairment>, boolean] = [{}, {}, false];
  const rest: string[] = [];
  const queue = [...words];
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === '--') break;
    const name = word.replace(/^--/, '');
    const [byNumber, byPorts, single] = [numbered[name], withPorts[name], alone[name]];
    if (byNumber !== undefined) {
      const [forDown, forUp] = pair(word, queue.shift() ?? '');
      [down, up] = [
        { ...down, ...byNumber(forDown) },
        { ...up, ...byNumber(forUp) },
      ];
    } else if (byPorts !== undefined || single !== undefined) {
      const change = byPorts?.(ports(word, queue.shift() ?? '')) ?? single;
      [down, up] = [
        { ...down, ...change },
        { ...up, ...change },
      ];
    } else if (name === 'address') newAddress = true;
    else if (word.startsWith('--')) throw new SetupError(`Không có từ "${word}".`, `There is no word "${word}".`);
    else rest.push(word);
  }
  return { down, up, newAddress, rest: [...rest, ...queue] };
};
