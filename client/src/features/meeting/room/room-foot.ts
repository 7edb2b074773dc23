import type { EndpointId } from '@diem-cau/shared';
import type { Asked } from '../../../react/use-acts.ts';

/** What stands in the strip of the commands: one thing at a time, so that it needs no place over anything else. */
export type Foot =
  | { readonly shows: 'commands' }
  | { readonly shows: 'more' }
  | { readonly shows: 'layouts' }
  /** What everybody sees, or this room alone (`own`). */
  | { readonly shows: 'stage'; readonly own: boolean }
  | { readonly shows: 'keys' }
  | { readonly shows: 'devices' }
  | { readonly shows: 'help' }
  | { readonly shows: 'panels' }
  | { readonly shows: 'debriefing' }
  | { readonly shows: 'recording' }
  | { readonly shows: 'plan' }
  | { readonly shows: 'question'; readonly asked: Asked }
  | { readonly shows: 'acts'; readonly endpointId: EndpointId };

/** What is too large for the strip stands in the place of the stage, whose picture gives way. */
export const takesStage = ({ shows }: Foot): boolean => shows === 'devices' || shows === 'help';

export const commandsFoot: Foot = { shows: 'commands' };
