import { ParameterLine, type ParameterEntry } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../kit/actor.ts';
import { authorName } from '../kit/actor.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

/** A line was added to the dated table of parameters; none is ever changed. */
export const ParameterFact = z.strictObject({ type: z.literal('parameterSet'), line: ParameterLine, actor: Actor });
export type ParameterFact = z.infer<typeof ParameterFact>;

/** The table's entries; each has the number of its fact as the version that it made. */
export const parameterEntries = (facts: readonly StampedFact<ParameterFact>[]): ParameterEntry[] =>
  facts.map(({ seq, at, fact: { line, actor } }) => ({ version: seq, at, by: authorName(actor), line }));
