import { Refusal, requests, type ParamsOf, type RefusalBody, type RequestName } from '@diem-cau/shared';
import { authorise } from './access.ts';
import { checkHandlers } from './handlers/check.ts';
import { checkpointsHandlers } from './handlers/checkpoints.ts';
import { debriefingHandlers } from './handlers/debriefing.ts';
import { floorHandlers } from './handlers/floor.ts';
import { hubHandlers } from './handlers/hub.ts';
import { ladderHandlers } from './handlers/ladder.ts';
import { leadingHandlers } from './handlers/leading.ts';
import { lockHandlers } from './handlers/lock.ts';
import { mediaHandlers } from './handlers/media.ts';
import { meetingHandlers } from './handlers/meeting.ts';
import { messageHandlers } from './handlers/messages.ts';
import { mutingHandlers } from './handlers/muting.ts';
import { panelHandlers } from './handlers/panels.ts';
import { receiptHandlers } from './handlers/receipts.ts';
import { recordingHandlers } from './handlers/recording.ts';
import { recordHandlers } from './handlers/record.ts';
import { soundHandlers } from './handlers/sound.ts';
import { planHandlers } from './handlers/plan.ts';
import { readyHandlers } from './handlers/ready.ts';
import { ringHandlers } from './handlers/ring.ts';
import { rollHandlers } from './handlers/roll.ts';
import { speakersHandlers } from './handlers/speakers.ts';
import { stageHandlers } from './handlers/stage.ts';
import type { Hub } from '../hub.ts';
import { malformed } from '../../kit/malformed.ts';
import type { Page } from '../connections/page.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Handler, Request } from './request.ts';

type Handlers = { readonly [Name in RequestName]: Handler<Name> };
const handlers: Handlers = {
  ...hubHandlers,
  ...meetingHandlers,
  ...mediaHandlers,
  ...mutingHandlers,
  ...soundHandlers,
  ...floorHandlers,
  ...speakersHandlers,
  ...rollHandlers,
  ...ringHandlers,
  ...planHandlers,
  ...readyHandlers,
  ...checkpointsHandlers,
  ...receiptHandlers,
  ...messageHandlers,
  ...stageHandlers,
  ...panelHandlers,
  ...leadingHandlers,
  ...lockHandlers,
  ...debriefingHandlers,
  ...ladderHandlers,
  ...recordHandlers,
  ...recordingHandlers,
  ...checkHandlers,
};

const isRequestName = (name: unknown): name is RequestName =>
  typeof name === 'string' && Object.prototype.hasOwnProperty.call(requests, name);

/** Parse, authorise, handle: the way of one request whose name is known. */
const handle = async <Name extends RequestName>(request: Request, name: Name, params: unknown): Promise<unknown> => {
  const parsed = requests[name].params.safeParse(params);
  if (!parsed.success) throw malformed(parsed.error);
  // The schema of this very name made the value: TypeScript can't follow the pair through the table.
  const wish = parsed.data as ParamsOf<Name>;
  const { page, hub } = request;
  const meetingId = hub.hear(page)?.meetingId ?? null;
  const asker = { principal: page.principal, meetingId, inDebriefing: hub.debriefings.is(meetingId) };
  const allowing = authorise(asker, name, wish, (meetingId, principal) => hub.standingIn(meetingId, principal));
  if (allowing !== undefined) await allowing;
  const handler: Handler<Name> = handlers[name];
  return handler(request, wish);
};

/** What a refused or failed request is answered with; a bug says `internal` and logs everything. */
export const refusalOf = (error: unknown, what: object, logger: Logger): RefusalBody => {
  if (error instanceof Refusal) return { code: error.code, details: [...error.details] };
  logger.error({ ...what, err: error }, 'a request failed by a bug');
  return { code: 'internal', details: [] };
};

/** What a page sent as a request: nothing of it is known to be right. */
interface Asked {
  readonly page: Page;
  readonly name: unknown;
  readonly params: unknown;
}

/**
 * Answers one request of a page, whatever was sent: always calls `send` exactly once, never throws.
 * @param send takes the answer, a Reply
 */
export const answer = async (
  { hub, logger }: { readonly hub: Hub; readonly logger: Logger },
  { page, name, params }: Asked,
  send: (reply: { ok: true; result: unknown } | { ok: false; refusal: RefusalBody }) => void,
): Promise<void> => {
  const what = { page: page.id, request: name };
  const afterwards: (() => void)[] = [];
  try {
    if (!isRequestName(name)) throw new Refusal('unknown-request');
    const result = await handle({ page, hub, afterAnswer: (act) => afterwards.push(act) }, name, params);
    send({ ok: true, result });
  } catch (error) {
    send({ ok: false, refusal: refusalOf(error, what, logger) });
    return;
  }
  try {
    for (const act of afterwards) act();
  } catch (error) {
    refusalOf(error, what, logger);
  }
};
