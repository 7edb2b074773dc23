import { describe, expect, it } from 'vitest';
import { unimpaired } from '../../../scripts/weak-line/impairment.ts';
import { toldBetween } from '../../../scripts/weak-line/told.ts';
import { wishOf } from '../../../scripts/weak-line/words.ts';

describe('the words that impair a line', () => {
  it('take one number for both directions, or one for each, down first', () => {
    const { down, up } = wishOf('--rate 300/150 --loss 5 --delay 100/0 --burst 1'.split(' '));
    expect(down).toEqual({ rateKbps: 300, lossPercent: 5, delayMs: 100, burst: null });
    expect(up).toEqual({ rateKbps: 150, lossPercent: 5, delayMs: 0, burst: null });
  });

  it('are the same while it runs, without dashes', () => {
    expect(wishOf(['cut']).up).toEqual({ cut: true });
    expect(wishOf(['mend']).down).toEqual({ cut: false });
    expect(wishOf(['heal']).down).toEqual(unimpaired);
    expect(wishOf(['address'])).toEqual({ down: {}, up: {}, newAddress: true, rest: [] });
    expect(wishOf(['rate', '0']).down).toEqual({ rateKbps: null });
  });

  it('name ports of the hub', () => {
    expect(wishOf(['--only-port', '8443']).up).toEqual({ onlyTcpPorts: [8443], noUdp: true });
    expect(wishOf(['--no-port', '45100,45101']).up).toEqual({ noTcpPorts: [45100, 45101] });
  });

  it('leave an address alone, and all of a program behind --', () => {
    expect(wishOf(['--loss', '5', 'https://hub:8443']).rest).toEqual(['https://hub:8443']);
    expect(wishOf(['--', 'curl', '--rate', '5'])).toEqual({
      down: {},
      up: {},
      newAddress: false,
      rest: ['curl', '--rate', '5'],
    });
  });

  it('are refused by name where they are wrong', () => {
    for (const words of [
      '--rate fast',
      '--rate',
      '--loss 1/2/3',
      '--delay -5',
      '--only-port 0',
      '--no-port x',
      '--speed 5',
    ])
      expect(() => wishOf(words.split(' ')), words).toThrow(words.split(' ')[0]);
  });
});

describe('what passed between two counts', () => {
  it('is told in kbit/s and in packets by cause', () => {
    const tally = (packets: number, bytes: number) => ({ packets, bytes, lastAt: 0 });
    const before = { at: 0, up: {}, down: { udp: { passed: tally(10, 1_000), loss: tally(1, 100) } } };
    const now = {
      at: 10_000,
      up: { tcp: { passed: tally(5, 12_500) } },
      down: { udp: { passed: tally(100, 126_000), loss: tally(4, 400), queue: tally(2, 200) }, tcp: {} },
    };
    expect(toldBetween(before, now)).toBe('↓ 100 kbit/s (mất·lost 3, đầy·queue 2)   ↑ 10 kbit/s');
  });
});
