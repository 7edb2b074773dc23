import {
  subjectKey,
  type Day,
  type DistrictParameter,
  type EndpointId,
  type EndpointParameter,
  type MeetingType,
  type ParameterEntry,
  type ParameterSubject,
  type Scenarios,
} from '@diem-cau/shared';

/** The figures that hold on one day by one version of the table; null for what is not known. */
export interface Norms {
  district(name: DistrictParameter): Scenarios | null;
  /** How long a meeting of this type took in person, minutes. */
  reference(type: MeetingType): Scenarios | null;
  endpoint(endpointId: EndpointId, name: EndpointParameter): Scenarios | null;
}

const beginning = (validFrom: Day | null): string => validFrom ?? '';

/**
 * The entries in force on a day by version `version` of the table: of each subject, among the entries up to that number, the one that
 * began last; of two that began on the same day, the later entry.
 */
export const entriesOn = (
  entries: readonly ParameterEntry[],
  version: number,
  day: Day,
): ReadonlyMap<string, ParameterEntry> => {
  const inForce = new Map<string, ParameterEntry>();
  for (const entry of entries) {
    const { subject, validFrom } = entry.line;
    if (entry.version > version || beginning(validFrom) > day) continue;
    const key = subjectKey(subject);
    const before = inForce.get(key);
    if (before === undefined || beginning(before.line.validFrom) <= beginning(validFrom)) inForce.set(key, entry);
  }
  return inForce;
};

/**
 * The figures of these entries; `noteUsed` hears of every entry whose figure somebody asks for, `noteZero` of every district norm that is
 * asked for and is not known, or 0 in all three scenarios.
 */
export const normsOf = (
  inForce: ReadonlyMap<string, ParameterEntry>,
  noteUsed: (entry: ParameterEntry) => void = () => undefined,
  noteZero: (name: DistrictParameter) => void = () => undefined,
): Norms => {
  const value = (subject: ParameterSubject): Scenarios | null => {
    const entry = inForce.get(subjectKey(subject));
    if (entry === undefined) return null;
    noteUsed(entry);
    return entry.line.value;
  };
  return {
    district: (name) => {
      const known = value({ of: 'district', name });
      if (known === null || Object.values(known).every((figure) => figure === 0)) noteZero(name);
      return known;
    },
    reference: (type) => value({ of: 'type', name: 'referenceMinutes', type }),
    endpoint: (endpointId, name) => value({ of: 'endpoint', endpointId, name }),
  };
};
