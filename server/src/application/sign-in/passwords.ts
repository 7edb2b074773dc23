import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { BoundedQueue } from '../kit/bounded-queue.ts';
import type { Mint } from '../ports/clock.ts';

const derive = promisify(argon2);

/** Costs of a hash: 19 MiB, two passes, one lane (OWASP's recommendation for argon2id); some 50 ms of one core. */
const cost = { memory: 19 * 1024, passes: 2, parallelism: 1 } as const;
const saltBytes = 16;
const tagBytes = 32;
/** Hashes made at once, and how many more may wait; beyond that, requests are refused. */
const bounds = { atOnce: 2, mostWaiting: 50 } as const;

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/u;
const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/u, '');

/** Hashes passwords with argon2id into PHC strings and compares with them; never more than two at once. */
export class Passwords {
  readonly #mint: Pick<Mint, 'secret'>;
  readonly #deriving = new BoundedQueue(bounds);
  /** Compared with where there is no account, so that the answer takes as long. */
  #nobody: Promise<string> | null = null;

  constructor(mint: Pick<Mint, 'secret'>) {
    this.#mint = mint;
  }

  /** A PHC string `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. Refuses with `too-many-requests` when too many wait. */
  async hash(password: string): Promise<string> {
    const salt = Buffer.from(this.#mint.secret(saltBytes), 'base64url');
    const tag = await this.#derived(password, { ...cost, nonce: salt, tagLength: tagBytes });
    return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
  }

  /** Whether the password is the one; without a hash it is not, after the same time. Refuses with `too-many-requests`. */
  async matches(password: string, hash: string | null): Promise<boolean> {
    this.#nobody ??= this.hash(this.#mint.secret(saltBytes)).catch((error: unknown) => {
      this.#nobody = null;
      throw error;
    });
    const parts = phc.exec(hash ?? (await this.#nobody));
    if (parts === null) throw new Error('a stored password hash is not an argon2id PHC string');
    const [, memory, passes, parallelism, salt = '', expected = ''] = parts;
    const tag = Buffer.from(expected, 'base64');
    const derived = await this.#derived(password, {
      memory: Number(memory),
      passes: Number(passes),
      parallelism: Number(parallelism),
      nonce: Buffer.from(salt, 'base64'),
      tagLength: tag.length,
    });
    return timingSafeEqual(derived, tag) && hash !== null;
  }

  #derived(
    password: string,
    parameters: { memory: number; passes: number; parallelism: number; nonce: Buffer; tagLength: number },
  ): Promise<Buffer> {
    // Keyboards may send one Vietnamese letter as one sign or as several.
    const message = password.normalize('NFC');
    return this.#deriving.run(() => derive('argon2id', { ...parameters, message }));
  }
}
