import { presentCount, type EndpointRollCall } from '@diem-cau/shared';
import { draftKey, type Drafts } from './draft-memory.ts';
import { allPresent, freshDraft, presenceAt, rollInForce, type RollDraft } from './roll-draft.ts';
import { rollFaults } from './roll-faults.ts';

/** The roll of an endpoint as it is confirmed together with others. */
export interface SeenRoll {
  readonly endpoint: EndpointRollCall;
  readonly draft: RollDraft;
}

/**
 * What "everybody who joined is there" would confirm: each endpoint that the machine saw, that is not confirmed in this call and has
 * people, those who were not called yet as present. Whom the clerk has set otherwise stays so; what lacks a name or a reason is left out.
 */
export const seenRolls = (endpoints: readonly EndpointRollCall[], call: number, drafts: Drafts): readonly SeenRoll[] =>
  endpoints
    .filter((endpoint) => endpoint.seen !== null && rollInForce(endpoint, call) === null)
    .map((endpoint) => {
      const begun = drafts[draftKey(call, endpoint.endpointId)] ?? freshDraft(endpoint, call);
      return { endpoint, draft: allPresent(begun, presenceAt(endpoint)) };
    })
    .filter(({ endpoint, draft }) => presentCount(draft) > 0 && rollFaults(endpoint, draft).length === 0);
