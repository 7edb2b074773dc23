import type { Savings, Scenarios } from '@diem-cau/shared';

/** What a term of a formula is; names its words. */
export type TermName =
  | 'travel'
  | 'arrival'
  | 'referenceLengths'
  | 'inPerson'
  | 'gathering'
  | 'ownLengths'
  | 'checks'
  | 'saved'
  | 'reference'
  | 'actual'
  | 'blocks'
  | 'petrol'
  | 'perDiem'
  | 'printing'
  | 'money';

/** A term with its amount in each scenario; `=` is what the terms above it come to. */
export interface Term {
  readonly name: TermName;
  readonly sign: '+' | '−' | '=';
  readonly amount: Scenarios;
}

/** The scenarios in the order in which they stand beside each other. */
export const scenarios = ['low', 'base', 'high'] as const;
export type Scenario = (typeof scenarios)[number];

const without = (whole: Scenarios, ...parts: readonly Scenarios[]): Scenarios => {
  const rest = (scenario: Scenario): number => parts.reduce((left, part) => left - part[scenario], whole[scenario]);
  return { low: rest('low'), base: rest('base'), high: rest('high') };
};

const term = (sign: Term['sign'], name: TermName, amount: Scenarios): Term => ({ sign, name, amount });

/** (b) Person-minutes: the way, the early arrival and the reference lengths, less gathering, the real lengths and the checks. */
export const personTerms = ({ personTime }: Savings): readonly Term[] => {
  const { travelMinutes, arrivalMinutes, gatherMinutes, checkMinutes, referenceMinutes, actualMinutes } = personTime;
  return [
    term('+', 'travel', travelMinutes),
    term('+', 'arrival', arrivalMinutes),
    term('+', 'referenceLengths', without(referenceMinutes, travelMinutes, arrivalMinutes)),
    term('=', 'inPerson', referenceMinutes),
    term('−', 'gathering', gatherMinutes),
    term('−', 'ownLengths', without(actualMinutes, gatherMinutes, checkMinutes)),
    term('−', 'checks', checkMinutes),
    term('=', 'saved', personTime.savedMinutes),
  ];
};

/** (a) Minutes of the meetings against their reference lengths. */
export const lengthTerms = ({ meetingLength }: Savings): readonly Term[] => [
  term('+', 'reference', meetingLength.referenceMinutes),
  term('−', 'actual', meetingLength.actualMinutes),
  term('=', 'saved', meetingLength.savedMinutes),
];

/** (c) Minutes of so many sessions by convention against the real lengths. */
export const blockTerms = ({ block }: Savings): readonly Term[] => [
  term('+', 'blocks', block.referenceMinutes),
  term('−', 'actual', block.actualMinutes),
  term('=', 'saved', block.savedMinutes),
];

/** Đồng. */
export const moneyTerms = ({ petrolVnd, perDiemVnd, pagesVnd, moneyVnd }: Savings): readonly Term[] => [
  term('+', 'petrol', petrolVnd),
  term('+', 'perDiem', perDiemVnd),
  term('+', 'printing', pagesVnd),
  term('=', 'money', moneyVnd),
];

/** A formula as one line with its numbers: `120 đi và về + 60 đến sớm = 180`. What stands before the first term is no plus. */
export const filledIn = (
  terms: readonly Term[],
  scenario: Scenario,
  write: (amount: number, name: TermName) => string,
): string =>
  terms
    .map(({ sign, name, amount }, index) =>
      index === 0 && sign === '+' ? write(amount[scenario], name) : `${sign} ${write(amount[scenario], name)}`,
    )
    .join(' ');
