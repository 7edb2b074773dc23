import { expect, test } from 'vitest';
import { stageKind } from '../../../src/core/line/stage-kind.ts';

const since = 70_000;

test('nothing is said over the picture while only buttons have to wait', () => {
  for (const kind of ['well', 'hub'] as const) expect(stageKind({ kind, since }, true)).toBeNull();
});

test('which port to ask for is said as soon as no way leads through, at the first connection and in the meeting, and since when', () => {
  for (const kind of ['first', 'media'] as const)
    expect(stageKind({ kind, since }, true)).toEqual({ kind: 'no-way', since });
});

test('until then it is said what is connected, and since when', () => {
  expect(stageKind({ kind: 'first', since }, false)).toEqual({ kind: 'first', since });
  expect(stageKind({ kind: 'media', since }, false)).toEqual({ kind: 'mending', since });
});

test('no port is to blame where nothing comes at all', () => {
  for (const noWay of [true, false]) expect(stageKind({ kind: 'lost', since }, noWay)).toEqual({ kind: 'lost', since });
});
