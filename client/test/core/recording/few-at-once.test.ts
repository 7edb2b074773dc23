import { expect, test } from 'vitest';
import { FewAtOnce } from '../../../src/core/recording/few-at-once.ts';

/** Work that ends when it is told to. */
const works = () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<void>((done) => ends.set(name, done));
  };
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await new Promise((done) => setTimeout(done));
  };
  return { begun, work, end };
};

test('a few are done at once; what is urgent when a turn comes goes first, then whoever waits longest', async () => {
  const { begun, work, end } = works();
  const few = new FewAtOnce(2);
  const urgent = new Set<string>();
  for (const name of ['a', 'b', 'c', 'd', 'e']) few.add(work(name), () => urgent.has(name));
  expect(begun).toEqual(['a', 'b']);
  urgent.add('e');
  await end('b');
  expect(begun).toEqual(['a', 'b', 'e']);
  await end('a');
  expect(begun).toEqual(['a', 'b', 'e', 'c']);
  await end('e');
  await end('c');
  await end('d');
  few.add(work('f'), () => false);
  expect(begun).toEqual(['a', 'b', 'e', 'c', 'd', 'f']);
});
