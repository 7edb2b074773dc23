import { Refusal } from '@diem-cau/shared';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { BoundedQueue } from '../../../src/application/kit/bounded-queue.ts';
import { SerialQueue } from '../../../src/application/kit/serial-queue.ts';

/** A job that goes on until it is ended. */
const heldJob = () => {
  const held = Promise.withResolvers<string>();
  const job = vi.fn(() => held.promise);
  return { job, end: (result = 'done') => held.resolve(result), fail: (error: Error) => held.reject(error) };
};
const soon = (): Promise<void> => new Promise((done) => setImmediate(done));

it('carries jobs out in their order, and goes on after one that fails', async () => {
  const queue = new SerialQueue();
  const done: number[] = [];
  const failed = queue.run(() => Promise.reject(new Error('a bug')));
  const rest = [1, 2, 3].map((each) => queue.run(async () => void done.push(each)));
  await expect(failed).rejects.toThrow('a bug');
  await Promise.all(rest);
  expect(done).toEqual([1, 2, 3]);
});

it('refuses what is more than may wait, and takes more again when there is room', async () => {
  const queue = new SerialQueue({ mostWaiting: 2 });
  const first = heldJob();
  const running = queue.run(first.job);
  const waiting = [queue.run(() => Promise.resolve(1)), queue.run(() => Promise.resolve(2))];
  const tooMany = vi.fn(() => Promise.resolve());
  await expect(queue.run(tooMany)).rejects.toMatchObject({ code: 'too-many-requests' });
  first.end();
  expect(await running).toBe('done');
  expect(await Promise.all(waiting)).toEqual([1, 2]);
  expect(tooMany).not.toHaveBeenCalled();
  expect(await queue.run(() => Promise.resolve(3))).toBe(3);
});

it('never refuses what has happened already, in its order among the others', async () => {
  const queue = new SerialQueue({ mostWaiting: 1 });
  const first = heldJob();
  const done: string[] = [];
  const all = [
    queue.run(first.job),
    queue.run(async () => void done.push('asked')),
    ...Array.from({ length: 50 }, (_, index) => queue.runAnyway(async () => void done.push(`seen ${index}`))),
  ];
  first.end();
  await Promise.all(all);
  expect(done).toEqual(['asked', ...Array.from({ length: 50 }, (_, index) => `seen ${index}`)]);
});

it('lets one asker wait only for so much, and others meanwhile', async () => {
  const queue = new SerialQueue({ mostWaiting: 10, mostOfOne: 2 });
  const first = heldJob();
  const flood = Array.from({ length: 6 }, () => queue.run(first.job, { of: 'flooder' }));
  const refused = flood.slice(3).map((each) => expect(each).rejects.toMatchObject({ code: 'too-many-requests' }));
  const honest = queue.run(() => Promise.resolve('answered'), { of: 'honest' });
  await Promise.all(refused);
  first.end();
  expect(await honest).toBe('answered');
  expect(await Promise.all(flood.slice(0, 3))).toEqual(['done', 'done', 'done']);
});

it('drops what nobody waits for any more before it is done, and gives its place away', async () => {
  const queue = new SerialQueue({ mostWaiting: 1 });
  const first = heldJob();
  const running = queue.run(first.job);
  const gone = new AbortController();
  const dropped = vi.fn(() => Promise.resolve());
  const waited = queue.run(dropped, { gone: gone.signal });
  gone.abort(new Refusal('not-in-meeting'));
  await expect(waited).rejects.toMatchObject({ code: 'not-in-meeting' });
  const next = queue.run(() => Promise.resolve('next'));
  first.end();
  await running;
  expect(await next).toBe('next');
  expect(dropped).not.toHaveBeenCalled();
  await expect(queue.run(dropped, { gone: gone.signal })).rejects.toMatchObject({ code: 'not-in-meeting' });
});

it('finishes a job that is under way although nobody waits for it any more', async () => {
  const queue = new SerialQueue();
  const first = heldJob();
  const gone = new AbortController();
  const running = queue.run(first.job, { gone: gone.signal });
  await soon();
  gone.abort(new Refusal('not-in-meeting'));
  first.end();
  expect(await running).toBe('done');
});

it('refuses what has waited too long', async () => {
  const queue = new SerialQueue({ patienceMs: 20 });
  const first = heldJob();
  const running = queue.run(first.job);
  await expect(queue.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'too-many-requests' });
  first.end();
  expect(await running).toBe('done');
});

it('works for each asker on one thing at a time and for others beside it', async () => {
  const queue = new BoundedQueue({ atOnce: 2, mostWaiting: 10 });
  const [one, other, again] = [heldJob(), heldJob(), heldJob()];
  const all = [queue.run(one.job, { of: 'a' }), queue.run(again.job, { of: 'a' }), queue.run(other.job, { of: 'b' })];
  await soon();
  expect([one, again, other].map(({ job }) => job.mock.calls.length)).toEqual([1, 0, 1]);
  one.end();
  await soon();
  expect(again.job).toHaveBeenCalledOnce();
  again.end();
  other.fail(new Error('a bug'));
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(queue.waiting).toBe(0);
});

it('never carries out more at once than it may, whatever comes, and answers all that it took', async () => {
  const jobs = fc.array(fc.record({ of: fc.constantFrom('a', 'b', 'c'), ticks: fc.nat(3), fails: fc.boolean() }));
  await fc.assert(
    fc.asyncProperty(jobs, fc.integer({ min: 1, max: 3 }), async (asked, atOnce) => {
      const queue = new BoundedQueue({ atOnce, mostWaiting: 8 });
      const underWay: string[] = [];
      const outcomes = await Promise.allSettled(
        asked.map(({ of, ticks, fails }) =>
          queue.run(
            async () => {
              expect(underWay).not.toContain(of);
              underWay.push(of);
              expect(underWay.length).toBeLessThanOrEqual(atOnce);
              for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
              underWay.splice(underWay.indexOf(of), 1);
              if (fails) throw new Refusal('not-found');
            },
            { of },
          ),
        ),
      );
      const codes = outcomes.flatMap((each) =>
        each.status === 'rejected' ? [String(Reflect.get(each.reason, 'code'))] : [],
      );
      expect(codes.filter((code) => code !== 'not-found' && code !== 'too-many-requests')).toEqual([]);
      expect([underWay.length, queue.waiting]).toEqual([0, 0]);
    }),
  );
});
