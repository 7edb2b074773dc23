import {
  MeetingType,
  usualRecordingRule,
  type RecordingRule,
  type RecordingRuleChange,
  type RecordingRulesBody,
} from '@diem-cau/shared';
import { actorName, type Actor } from '../../domain/kit/actor.ts';
import { RecordingRuleFact, setRules } from '../../domain/settings/recording-rule-fact.ts';
import { SerialQueue } from '../kit/serial-queue.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger, Ledgers } from '../ports/ledger.ts';

const same = (one: RecordingRule, other: RecordingRule | undefined): boolean =>
  one.recording === other?.recording && one.days === other.days;

/** Which types of meeting are recorded, and for how long that is kept: dated facts of the administrator over what the program says. */
export class RecordingRules {
  readonly #ledger: Ledger<RecordingRuleFact>;
  readonly #clock: Clock;
  readonly #changes = new SerialQueue();

  constructor(ledgers: Ledgers, clock: Clock) {
    this.#ledger = ledgers.ledger('recording-rules', RecordingRuleFact);
    this.#clock = clock;
  }

  /** The rule for a type as it holds now. Throws Refusal `record-unavailable`. */
  async of(type: MeetingType): Promise<RecordingRule> {
    return setRules(await this.#ledger.facts()).get(type)?.rule ?? usualRecordingRule(type);
  }

  /** The rule of each type, and all that was said of them. Throws Refusal `record-unavailable`. */
  async body(): Promise<RecordingRulesBody> {
    const facts = await this.#ledger.facts();
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
      const facts = await this.#ledger.facts();
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
}
