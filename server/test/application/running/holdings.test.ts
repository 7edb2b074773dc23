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
