import { describe, expect, it } from 'vitest';
import { ownSending, type OwnThings } from '../../src/core/own-sending.ts';

const things = (change: Partial<OwnThings> = {}): OwnThings => ({
  microphone: 'closed',
  camera: 'on',
  screen: 'off',
  keptHere: null,
  seat: { camera: 'on' },
  ...change,
});

describe('what goes out of an endpoint', () => {
  it.each<[string, Partial<OwnThings>, string]>([
    ['a camera that all see', {}, 'goes'],
    ['one that the hub does not have yet', { seat: { camera: 'off' } }, 'soon'],
    ['one that is off', { camera: 'off' }, 'not'],
    ['one that gives no picture', { camera: 'trouble' }, 'trouble'],
    ['one that this page keeps small', { keptHere: 'small' }, 'small'],
    ['one that rests, as the hub says', { keptHere: 'small', seat: { camera: 'on', cameraKept: 'rests' } }, 'rests'],
    ['one that is off while line is weak', { camera: 'off', keptHere: 'rests' }, 'not'],
  ])('%s', (_what, change, word) => {
    expect(ownSending(things(change)).camera).toBe(word);
  });

  it('says of a microphone whether it is heard, not whether it was pressed', () => {
    const of = (microphone: OwnThings['microphone']) => ownSending(things({ microphone })).microphone;
    const all = ['open', 'opening', 'returning', 'closed', 'withheld', 'waitsForTurn', 'trouble'] as const;
    expect(all.map(of)).toEqual(['goes', 'soon', 'soon', 'not', 'not', 'not', 'trouble']);
  });

  it('says of a screen whether it is seen', () => {
    const of = (screen: OwnThings['screen']) => ownSending(things({ screen })).screen;
    expect((['on', 'off', 'starting', 'returning'] as const).map(of)).toEqual(['goes', 'not', 'soon', 'soon']);
  });
});
