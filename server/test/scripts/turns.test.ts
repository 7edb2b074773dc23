import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { browserTests, gettingThrough, rungs, weakLine } from '../../../scripts/checks/turns.ts';

it('each file of browsers is in one turn, those that open lines in one of their own', () => {
  const all = readdirSync('tests/browser').filter((name) => name.endsWith('.test.ts'));
  const files = all.map((name) => `tests/browser/${name}`);
  expect([...browserTests().flat(), weakLine, gettingThrough, rungs].toSorted()).toEqual(files.toSorted());
});
