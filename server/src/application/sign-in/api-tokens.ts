import { ApiTokenId, Refusal, type ApiTokenBody } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../domain/kit/actor.ts';
import { actorName } from '../../domain/kit/actor.ts';
import type { StampedFact } from '../../domain/kit/stamped-fact.ts';
import { enrolmentToken, tokenHash } from './one-time-secrets.ts';
import type { Clock, Mint } from '../ports/clock.ts';
import type { Ledger, Ledgers } from '../ports/ledger.ts';
import type { Logger } from '../ports/logger.ts';
import { SerialQueue } from '../kit/serial-queue.ts';

/** What happened to tokens; of a secret only the hash is kept. */
const TokenFact = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('tokenMade'),
    apiTokenId: ApiTokenId,
    name: z.string(),
    tokenHash: z.string(),
    actor: Actor,
  }),
  z.strictObject({ type: z.literal('tokenRevoked'), apiTokenId: ApiTokenId, actor: Actor }),
]);
type TokenFact = z.infer<typeof TokenFact>;

const fold = (facts: readonly StampedFact<TokenFact>[]): (ApiTokenBody & { readonly tokenHash: string })[] =>
  facts.flatMap(({ at, fact }) => {
    if (fact.type !== 'tokenMade') return [];
    const revoked = facts.find((each) => each.fact.type === 'tokenRevoked' && each.fact.apiTokenId === fact.apiTokenId);
    const { apiTokenId, name } = fact;
    return [
      {
        apiTokenId,
        name,
        createdAt: at,
        by: actorName(fact.actor),
        revokedAt: revoked?.at ?? null,
        tokenHash: fact.tokenHash,
      },
    ];
  });

const bodyOf = ({ tokenHash: _, ...body }: ApiTokenBody & { readonly tokenHash: string }): ApiTokenBody => body;

export interface ApiTokensPorts {
  readonly ledgers: Ledgers;
  readonly clock: Clock;
  readonly mint: Mint;
  readonly logger: Logger;
}

/** Tokens with which other programs read the statistics: shown once, revoked for good. */
export class ApiTokens {
  readonly #ports: ApiTokensPorts;
  readonly #ledger: Ledger<TokenFact>;
  readonly #changes = new SerialQueue();

  constructor(ports: ApiTokensPorts) {
    this.#ports = ports;
    this.#ledger = ports.ledgers.ledger('tokens', TokenFact);
  }

  /** All tokens that ever were, newest first. */
  async all(): Promise<ApiTokenBody[]> {
    return fold(await this.#ledger.facts())
      .map(bodyOf)
      .reverse();
  }

  /** Makes a token; its secret is given only here. */
  make(name: string, actor: Actor): Promise<{ token: ApiTokenBody; secret: string }> {
    return this.#changes.run(async () => {
      const facts = await this.#ledger.facts();
      const secret = enrolmentToken(this.#ports.mint);
      const apiTokenId = ApiTokenId.parse(this.#ports.mint.id());
      const now = this.#ports.clock.now();
      const made: TokenFact = { type: 'tokenMade', apiTokenId, name, tokenHash: tokenHash(secret), actor };
      await this.#ledger.append(facts.at(-1)?.seq ?? 0, [made], now);
      this.#ports.logger.info({ apiTokenId, name }, 'token for the statistics made');
      return { token: { apiTokenId, name, createdAt: now, by: actorName(actor), revokedAt: null }, secret };
    });
  }

  /** Takes a token back; idempotent. Refuses with `not-found`. */
  revoke(apiTokenId: ApiTokenId, actor: Actor): Promise<void> {
    return this.#changes.run(async () => {
      const facts = await this.#ledger.facts();
      const token = fold(facts).find((each) => each.apiTokenId === apiTokenId);
      if (token === undefined) throw new Refusal('not-found');
      if (token.revokedAt !== null) return;
      await this.#ledger.append(
        facts.at(-1)?.seq ?? 0,
        [{ type: 'tokenRevoked', apiTokenId, actor }],
        this.#ports.clock.now(),
      );
      this.#ports.logger.info({ apiTokenId }, 'token for the statistics revoked');
    });
  }

  /** The token that a secret belongs to. Refuses with `wrong-api-token`. */
  async check(secret: string): Promise<ApiTokenBody> {
    const hash = tokenHash(secret);
    const token = fold(await this.#ledger.facts()).find((each) => each.tokenHash === hash && each.revokedAt === null);
    if (token === undefined) throw new Refusal('wrong-api-token');
    return bodyOf(token);
  }
}
