import { EndpointId, SpeakerWish } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

const endpointId = EndpointId;
const actor = Actor;

/** Who is to speak one after the other. That they were given the floor, and lost it, are facts of the floor. */
export const speakersFacts = [
  /** They stand at the end of the list, in this order. */
  z.strictObject({ type: z.literal('speakersListed'), speakers: z.array(SpeakerWish), actor }),
  z.strictObject({ type: z.literal('speakersUnlisted'), endpointIds: z.array(EndpointId), actor }),
  z.strictObject({ type: z.literal('speakerMoved'), endpointId, to: z.int(), actor }),
  z.strictObject({ type: z.literal('speakerSet'), ...SpeakerWish.shape, actor }),
  /** Its turn had come, and it was not there. */
  z.strictObject({ type: z.literal('speakerSkipped'), endpointId, actor }),
  /** These wait at the end of the list, in this order: by the written reports. */
  z.strictObject({ type: z.literal('speakersArranged'), speakers: z.array(SpeakerWish), actor }),
  /** Its written report stands for its turn. */
  z.strictObject({ type: z.literal('speakerInWriting'), endpointId, actor }),
  /** Whether the list goes on by itself from now on. */
  z.strictObject({ type: z.literal('speakersPaced'), byItself: z.boolean(), actor }),
] as const;
