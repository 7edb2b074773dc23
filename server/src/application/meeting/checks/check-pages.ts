import { Refusal, type EndpointId, type Principal } from '@diem-cau/shared';
import { comesAs } from '../../../domain/meeting/connections/kinds.ts';
import type { Page } from '../connections/page.ts';

/** The endpoint whose seat this PC is enrolled for. Refuses with `forbidden`. */
export const checkedEndpoint = (principal: Principal): EndpointId => {
  if (principal.kind !== 'endpoint' || comesAs(principal) !== 'seat') throw new Refusal('forbidden');
  return principal.endpointId;
};

/** The pages of endpoints that can make a check: which stand by, and which makes its endpoint's. */
export class CheckPages {
  /** Whoever came last stands last. */
  readonly #standingBy = new Map<Page, EndpointId>();
  readonly #makers = new Map<EndpointId, Page>();

  /** That of a seat shows its waiting page as long as it attends nothing. Whether it can make a check. */
  standBy(page: Page): boolean {
    if (page.departed !== null || comesAs(page.principal) !== 'seat') return false;
    this.#standingBy.set(page, checkedEndpoint(page.principal));
    return true;
  }

  /** It shows something else, or is gone. The endpoint that it stood by for; undefined where it did not. */
  standAside(page: Page): EndpointId | undefined {
    const endpointId = this.#standingBy.get(page);
    this.#standingBy.delete(page);
    return endpointId;
  }

  /** The endpoints of which a page stands by. */
  get there(): Set<EndpointId> {
    return new Set(this.#standingBy.values());
  }

  /** The page of an endpoint that came last. */
  youngest(endpointId: EndpointId): Page | undefined {
    return [...this.#standingBy].findLast(([, of]) => of === endpointId)?.[0];
  }

  /** This page makes its endpoint's check from now on. */
  make(endpointId: EndpointId, page: Page): void {
    this.#makers.set(endpointId, page);
  }

  /** The page that makes the check of an endpoint, or made it until it went away. */
  maker(endpointId: EndpointId): Page | undefined {
    return this.#makers.get(endpointId);
  }

  /** Another page of the endpoint, which is there, makes its check: in another tab, or at another PC. */
  isMadeElsewhere(endpointId: EndpointId, page: Page): boolean {
    const maker = this.#makers.get(endpointId);
    return maker !== undefined && maker !== page && this.#standingBy.has(maker);
  }

  /** Nobody makes a check of it any more. Idempotent. */
  free(endpointId: EndpointId): void {
    this.#makers.delete(endpointId);
  }

  /** Idempotent. */
  close(): void {
    this.#standingBy.clear();
    this.#makers.clear();
  }
}
