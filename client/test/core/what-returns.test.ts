import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AwayTime } from '../../src/core/away-time.ts';
import { askedNow } from '../../src/core/media/return-question.ts';
import { shownMicrophone } from '../../src/core/media/shown-microphone.ts';
import { longestAwayMs, whatReturns } from '../../src/core/media/what-returns.ts';
import { north, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const wish = fc.record({ microphone: fc.boolean(), camera: fc.boolean(), screen: fc.boolean() });
const coming = fc.record({ samePage: fc.boolean(), awayMs: fc.nat({ max: 2 * longestAwayMs }) });
const sources = ['microphone', 'camera', 'screen'] as const;

describe('what returns', () => {
  test('is never more than the person had set, and each thing either opens or is asked', () => {
    fc.assert(
      fc.property(wish, coming, (wished, how) => {
        const { opens, asks } = whatReturns(wished, how);
        for (const source of sources) {
          const asked = source === 'camera' ? false : asks[source];
          expect(opens[source] || asked).toBe(wished[source]);
          expect(opens[source] && asked).toBe(false);
        }
      }),
    );
  });

  test('is neither voice nor screen on a new page or after three minutes, and nothing is asked before', () => {
    fc.assert(
      fc.property(wish, coming, (wished, how) => {
        const { opens, asks } = whatReturns(wished, how);
        if (how.samePage && how.awayMs <= longestAwayMs) expect(opens).toEqual(wished);
        else expect([opens.microphone, opens.screen, asks.microphone]).toEqual([false, false, wished.microphone]);
      }),
    );
  });
});

describe('the question', () => {
  const asked = { microphone: true, screen: true };

  test('offers what there is a right to, and says what there is none to', () => {
    const muted = { seats: [seat(north, { microphone: 'withheld' })] };
    expect(askedNow(asked, sampleMeeting(), north)).toEqual({
      again: asked,
      withdrawn: { microphone: false, screen: false },
    });
    expect(askedNow(asked, sampleMeeting(muted), north)).toEqual({
      again: { microphone: false, screen: true },
      withdrawn: { microphone: true, screen: false },
    });
    const shared = sampleMeeting({ stage: { chair: null, speaker: null, screen: south } });
    expect(askedNow(asked, shared, north)?.withdrawn.screen).toBe(true);
    expect(askedNow({ microphone: false, screen: false }, sampleMeeting(), north)).toBeNull();
    expect(askedNow(asked, null, north)).toBeNull();
  });
});

describe('the time away', () => {
  const clocks = { monotonicMs: 0, hubMs: 1_000_000 };
  const pass = (monotonicMs: number, hubMs = monotonicMs): void => {
    clocks.monotonicMs += monotonicMs;
    clocks.hubMs += hubMs;
  };
  const away = (): AwayTime => new AwayTime(() => ({ ...clocks }));

  test('is counted from the last word, by the longer of the two clocks', () => {
    const time = away();
    pass(4_000);
    time.heard();
    pass(60_000);
    expect(time.ms).toBe(60_000);
    pass(0, 300_000);
    expect(time.ms).toBe(360_000);
    // A hub whose clock was set back meanwhile.
    pass(200_000, -3_600_000);
    expect(time.ms).toBe(260_000);
    time.begin();
    expect(time.ms).toBe(0);
  });

  test('does not forget a sleep for a word from before it, but forgets it when the hub goes on talking', () => {
    const time = away();
    pass(0, 600_000);
    time.heard();
    expect(time.ms).toBe(600_000);
    pass(4_000);
    time.heard();
    expect(time.ms).toBe(600_000);
    pass(4_000);
    time.heard();
    expect(time.ms).toBe(4_000);
  });
});

describe('the microphone as its page shows it', () => {
  test('is open only when it was pressed open, is open at the hub, and a link carries it', () => {
    const states = fc.record({
      wanted: fc.boolean(),
      now: fc.constantFrom('closed', 'opening', 'returning', 'open'),
    });
    fc.assert(
      fc.property(states, fc.constantFrom('open', 'closed', 'withheld'), fc.boolean(), (own, hub, linked) => {
        if (shownMicrophone(own, hub, linked) === 'open')
          expect([own.now, hub, linked]).toEqual(['open', 'open', true]);
      }),
    );
    expect(shownMicrophone({ wanted: true, now: 'open' }, 'open', true)).toBe('open');
    expect(shownMicrophone({ wanted: true, now: 'returning' }, 'open', false)).toBe('returning');
    expect(shownMicrophone({ wanted: true, now: 'open' }, 'open', false)).toBe('returning');
    expect(shownMicrophone({ wanted: false, now: 'closed' }, 'open', false)).toBe('closed');
    expect(shownMicrophone({ wanted: true, now: 'returning' }, 'withheld', true)).toBe('withheld');
  });
});
