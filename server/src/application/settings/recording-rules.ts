import {
  MeetingType,
  usualRecordingRule,
  type RecordingRule,
  type RecordingRuleChange,
  type RecordingRulesBody,
} from '@diem-cau/shared';
import { actorName, type Actor } from '../../domain/kit/actor.ts';
import type { StampedFact } from '../../domain/kit/stamped-fact.ts';
import { RecordingRuleFact, setRules } from '../../domain/settings/recording-rule-fact.ts';
import { SerialQueue } from '../kit/serial-queue.ts';
import { isUnreadable, readable } from '../kit/unreadable-record.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger, Ledgers } from '../ports/ledger.ts';
import type { Logger } from '../ports/logger.ts';

const same = (one: RecordingRule, other: RecordingRule | undefined): boolean =>
  one.recording === other?.recording && one.days === other.days;

/** Where nobody knows what was set: nothing is recorded unasked, what is asked for is, and nothing of it is deleted by itself. */
const unknownRule: RecordingRule = { recording: 'chair-decides', days: null };

/** Which types of meeting are recorded, and for how long that is kept: dated facts of the administrator over what the program says. */
export class RecordingRules {
  readonly #ledger: Ledger<RecordingRuleFact>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #changes = new SerialQueue();

  constructor(ledgers: Ledgers, clock: Clock, logger: Logger) {
    this.#ledger = ledgers.ledger('recording-rules', RecordingRuleFact);
    this.#clock = clock;
    this.#logger = logger;
  }

  /** The rule for a type as it holds now; a damaged list of rules holds up no meeting. Throws Refusal `record-unavailable`. */
  async of(type: MeetingType): Promise<RecordingRule> {
    try {
      return setRules(await this.#facts()).get(type)?.rule ?? usualRecordingRule(type);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      this.#logger.error({ err: error, type }, 'the recording rules can’t be read: the chair decides');
      return unknownRule;
    }
  }

  /** The rule of each type, and all that was said of them. Throws Refusal `record-unavailable`, `record-unreadable`. */
  async body(): Promise<RecordingRulesBody> {
    const facts = await this.#facts();
    const rules = setRules(facts);
    return {
      rules: MeetingType.options.map((type) => {
        const known = rules.get(type);
        return known === undefined
          ? { type, ...usualRecordingRule(type), by: '', at: null }
          : { type, ...known.rule, by: actorName(known.actor), at: known.at };
      }),
      history: facts
        .map(({ at, fact }) => ({
          type: fact.meetingType,
          rule: fact.type === 'recordingRuleSet' ? fact.rule : null,
          by: actorName(fact.actor),
          at,
        }))
        .toReversed(),
    };
  }

  /** Sets the rule of a type, or gives it back to the program; what stands so already is not written again. */
  change({ type, rule }: RecordingRuleChange, actor: Actor): Promise<RecordingRulesBody> {
    return this.#changes.run(async () => {
      const facts = await this.#facts();
      const known = setRules(facts).get(type)?.rule;
      const news: RecordingRuleFact[] =
        rule === null
          ? known === undefined
            ? []
            : [{ type: 'recordingRuleCleared', meetingType: type, actor }]
          : same(rule, known)
            ? []
            : [{ type: 'recordingRuleSet', meetingType: type, rule, actor }];
      await this.#ledger.append(facts.at(-1)?.seq ?? 0, news, this.#clock.now());
      return this.body();
    });
  }

  #facts(): Promise<readonly StampedFact<RecordingRuleFact>[]> {
    return readable('Quy định ghi âm, ghi hình.', () => this.#ledger.facts());
  }
}
