import { expect, it } from 'vitest';
import { Holdings } from '../../../src/application/running/holdings.ts';

const holdings = () => {
  const errors: object[] = [];
  const nothing = (): void => undefined;
  const held = new Holdings({ info: nothing, warn: nothing, error: (what) => errors.push(what) });
  return { held, errors };
};

it('closes in the reverse order, once', async () => {
  const { held } = holdings();
  const closed: string[] = [];
  for (const what of ['storage', 'media', 'server']) held.hold(what, 1_000, async () => void closed.push(what));
  await Promise.all([held.close(), held.close()]);
  expect(closed).toEqual(['server', 'media', 'storage']);
});

it('closes the others when one fails or hangs, and names those', async () => {
  const { held, errors } = holdings();
  const closed: string[] = [];
  held.hold('storage', 1_000, () => void closed.push('storage'));
  held.hold('media', 20, () => new Promise(() => undefined));
  held.hold('server', 1_000, () => {
    throw new Error('broken');
  });
  await expect(held.close()).rejects.toThrow('not closed in order: server, media');
  expect(closed).toEqual(['storage']);
  expect(errors).toMatchObject([{ what: 'server' }, { what: 'media' }]);
});

it('closes at the end of the block that opened it, unless it was handed on', async () => {
  const closed: string[] = [];
  const start = async (fails: boolean): Promise<Holdings> => {
    await using held = holdings().held;
    held.hold('storage', 1_000, () => void closed.push('storage'));
    held.hold('media', 1_000, () => {
      closed.push('media');
      throw new Error('and this is not why');
    });
    if (fails) throw new Error('the port is taken');
    return held.handedOn();
  };
  await expect(start(true)).rejects.toThrow('the port is taken');
  expect(closed).toEqual(['media', 'storage']);
  const running = await start(false);
  expect(closed).toHaveLength(2);
  await expect(running.close()).rejects.toThrow('not closed in order: media');
  expect(closed).toEqual(['media', 'storage', 'media', 'storage']);
});
