import type { Principal, RequestName } from '@diem-cau/shared';
import { Budgets } from '../../application/kit/budgets.ts';
import { askerOf } from '../../application/meeting/connections/page.ts';
import type { Stopwatch } from '../../application/ports/clock.ts';
import type { Allowance } from '../../application/kit/token-bucket.ts';

/** Requests that all pages of an endpoint, or of an account, may make together: coming in with all media takes about twelve. */
const everyRequest: Allowance = { burst: 120, perSecond: 20 };
/** Of these the dear ones: coming in with all media takes five, and a line that flaps comes back every few seconds. */
const dearRequest: Allowance = { burst: 40, perSecond: 2 };
/** Of these the acts of who leads: a chair who presses three times a second is never refused, nor who works through a list of a hundred. */
const leadingRequest: Allowance = { burst: 100, perSecond: 5 };
/** Of the dear ones what an endpoint says in writing: nobody writes more in earnest, and each line stands before everybody who conducts. */
const messageRequest: Allowance = { burst: 6, perSecond: 0.1 };
/** Those that end something of one's own have room of their own, so that no other request of the same page, however many, takes an OFF away. */
const endingRequest: Allowance = { burst: 120, perSecond: 20 };

/**
 * What a request costs the hub:
 * - `light`: about what it costs who asks; nothing is written.
 * - `dear`: much more, and anybody may ask: media at the worker, a fact on the disk that goes to everybody, a whole view on the wire.
 * - `leading`: a fact on the disk by who leads or tends the meeting.
 * - `message`: dear, and read by people: as often as somebody writes.
 * - `ending`: it ends something of one's own, and writes only where that stood. Whatever may be ended was begun by a dear or a leading request,
 *   which bound how often it is written.
 */
export type RequestCost = 'light' | 'dear' | 'leading' | 'message' | 'ending';

/** What each request costs. */
export const requestCosts: { readonly [Name in RequestName]: RequestCost } = {
  'hub.hello': 'light',
  'meeting.open': 'dear',
  'meeting.join': 'dear',
  'meeting.resume': 'dear',
  'meeting.attend': 'dear',
  'meeting.watch': 'dear',
  'meeting.snapshot': 'dear',
  'meeting.leave': 'ending',
  'meeting.pageClosing': 'light',
  'meeting.startBreak': 'leading',
  'meeting.timeBreak': 'leading',
  'meeting.endBreak': 'leading',
  'meeting.close': 'leading',
  'meeting.addEndpoint': 'leading',
  'meeting.changeCap': 'leading',
  'meeting.nameSecretary': 'leading',
  'debriefing.begin': 'leading',
  'debriefing.end': 'leading',
  'leading.nameDeputy': 'leading',
  'leading.handOver': 'leading',
  'leading.takeBack': 'leading',
  'leading.assign': 'leading',
  'media.connectTransport': 'light',
  'media.restartIce': 'light',
  'media.renewRelay': 'light',
  'media.rebuild': 'dear',
  'media.produce': 'dear',
  'media.recode': 'dear',
  'media.stop': 'ending',
  'media.closeMicrophone': 'ending',
  'media.openMicrophone': 'dear',
  'media.show': 'light',
  'media.tellTroubles': 'light',
  'media.tellLine': 'light',
  'media.tellReception': 'light',
  'muting.muteAll': 'leading',
  'muting.allowAll': 'leading',
  'muting.mute': 'leading',
  'muting.allow': 'leading',
  'screen.stop': 'leading',
  'sound.setHalfDuplex': 'leading',
  'sound.setOwnHalfDuplex': 'dear',
  'record.watch': 'dear',
  'floor.setMode': 'leading',
  'floor.give': 'leading',
  'floor.takeBack': 'leading',
  'floor.chairSpeaks': 'leading',
  'floor.next': 'leading',
  'floor.extend': 'leading',
  'floor.move': 'leading',
  'floor.lower': 'leading',
  'floor.undo': 'leading',
  'floor.background': 'dear',
  'floor.raiseHand': 'dear',
  'floor.withdrawHand': 'ending',
  'floor.yield': 'ending',
  'speakers.add': 'leading',
  'speakers.remove': 'leading',
  'speakers.move': 'leading',
  'speakers.change': 'leading',
  'speakers.goByItself': 'leading',
  'speakers.arrange': 'leading',
  'stage.show': 'leading',
  'stage.add': 'leading',
  'stage.remove': 'leading',
  'stage.tour': 'leading',
  'stage.tourOn': 'leading',
  'stage.endTour': 'leading',
  'stage.undo': 'leading',
  'roll.begin': 'leading',
  'roll.next': 'leading',
  'roll.unanswered': 'leading',
  'roll.end': 'leading',
  'roll.markPhone': 'leading',
  'ring.begin': 'leading',
  'ring.end': 'leading',
  'panels.invite': 'dear',
  'panels.end': 'leading',
  'recording.begin': 'leading',
  'recording.pause': 'leading',
  'recording.end': 'leading',
  'lock.begin': 'leading',
  'lock.end': 'leading',
  'lock.knock': 'dear',
  'lock.admit': 'leading',
  'lock.turnAway': 'leading',
  'plan.set': 'leading',
  'plan.extend': 'leading',
  'plan.takeBack': 'leading',
  'ready.ask': 'leading',
  'ready.end': 'leading',
  'ready.say': 'dear',
  'checkpoints.set': 'leading',
  'checkpoints.stop': 'leading',
  'checkpoints.confirm': 'dear',
  'receipts.send': 'leading',
  'receipts.recall': 'leading',
  'receipts.read': 'light',
  'receipts.give': 'dear',
  'messages.tell': 'leading',
  'messages.send': 'message',
  'messages.settle': 'leading',
  'messages.read': 'dear',
  'ladder.limit': 'leading',
  'ladder.limitOwn': 'dear',
  'check.begin': 'light',
  'check.openMedia': 'dear',
  'check.connectTransport': 'light',
  'check.produce': 'dear',
  'check.takeLine': 'light',
  'check.carry': 'light',
  'check.stop': 'light',
};

const allowancesOf: { readonly [Cost in RequestCost]: readonly Allowance[] } = {
  light: [everyRequest],
  dear: [everyRequest, dearRequest],
  leading: [everyRequest, leadingRequest],
  message: [everyRequest, dearRequest, messageRequest],
  ending: [endingRequest],
};

/** What the requests of each endpoint, and of each account, may come to over all its sockets. */
export class RequestBudgets {
  readonly #budgets: Budgets;

  /** @param exceeded is told who asks for too much, each of them once a minute */
  constructor(stopwatch: Stopwatch, exceeded: (asker: string) => void) {
    this.#budgets = new Budgets(stopwatch, exceeded);
  }

  /** Whether this asker may make this request now; it is counted. What is refused for its cost leaves room for the others. */
  take(asker: Principal, name: unknown): boolean {
    const cost = costs.get(name) ?? 'light';
    return this.#budgets.take(askerOf(asker), ...allowancesOf[cost]) === 0;
  }

  /** This asker was refused something elsewhere: it is named, once a minute. */
  refused(asker: Principal): void {
    this.#budgets.refused(askerOf(asker));
  }
}

const costs: ReadonlyMap<unknown, RequestCost> = new Map(Object.entries(requestCosts));
