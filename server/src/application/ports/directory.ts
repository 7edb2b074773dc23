import type { EndpointId, UnitId, UnitBody } from '@diem-cau/shared';

/** A bridge point as it is stored. */
export interface Endpoint {
  readonly endpointId: EndpointId;
  readonly name: string;
  readonly unitId: UnitId;
  readonly leads: boolean;
  readonly position: number;
  readonly active: boolean;
  /** Whom to call there, for staff only; as typed, empty where none is known. */
  readonly phone: string;
  readonly contact: string;
  /** Whether giving it the floor may open its microphone. */
  readonly mayBeOpened: boolean;
  /** Whether its PC takes the seat by itself where it is expected. */
  readonly joinsByItself: boolean;
}

/** Units and endpoints: data of the district, never code. */
export interface Directory {
  units(): Promise<readonly UnitBody[]>;
  /** All endpoints in the directory's order, inactive ones included. */
  endpoints(): Promise<readonly Endpoint[]>;
  /** Writes units and endpoints in one transaction: new ids are added, known ids replaced. */
  save(change: { readonly units: readonly UnitBody[]; readonly endpoints: readonly Endpoint[] }): Promise<void>;
}
