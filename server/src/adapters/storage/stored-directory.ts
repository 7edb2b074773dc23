import { EndpointId, UnitBody, UnitId } from '@diem-cau/shared';
import type { Directory, Endpoint } from '../../application/ports/directory.ts';
import type { Database } from './database.ts';
import { portions } from './portions.ts';

const rowOf = (endpoint: Endpoint) => ({
  endpoint_id: endpoint.endpointId,
  name: endpoint.name,
  unit_id: endpoint.unitId,
  leads: endpoint.leads ? 1 : 0,
  position: endpoint.position,
  active: endpoint.active ? 1 : 0,
  phone: endpoint.phone,
  contact: endpoint.contact,
  may_be_opened: endpoint.mayBeOpened ? 1 : 0,
  joins_by_itself: endpoint.joinsByItself ? 1 : 0,
});

/** Units and endpoints in a database. */
export class StoredDirectory implements Directory {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async units(): Promise<readonly UnitBody[]> {
    const rows = await this.#db.read((db) => db.selectFrom('units').selectAll().orderBy('unit_id').execute());
    return rows.map((row) =>
      UnitBody.parse({
        unitId: row.unit_id,
        code: row.code,
        name: row.name,
        kind: row.kind,
        parentId: row.parent_id,
        validFrom: row.valid_from,
        validTo: row.valid_to,
        successorId: row.successor_id,
      }),
    );
  }

  async endpoints(): Promise<readonly Endpoint[]> {
    const rows = await this.#db.read((db) =>
      db.selectFrom('endpoints').selectAll().orderBy('position').orderBy('endpoint_id').execute(),
    );
    return rows.map((row) => ({
      endpointId: EndpointId.parse(row.endpoint_id),
      name: row.name,
      unitId: UnitId.parse(row.unit_id),
      leads: row.leads === 1,
      position: row.position,
      active: row.active === 1,
      phone: row.phone,
      contact: row.contact,
      mayBeOpened: row.may_be_opened === 1,
      joinsByItself: row.joins_by_itself === 1,
    }));
  }

  async save(change: { readonly units: readonly UnitBody[]; readonly endpoints: readonly Endpoint[] }): Promise<void> {
    await this.#db.write(async (transaction) => {
      for (const units of portions(change.units))
        await transaction
          .insertInto('units')
          .values(
            units.map((unit) => ({
              unit_id: unit.unitId,
              code: unit.code,
              name: unit.name,
              kind: unit.kind,
              parent_id: unit.parentId,
              valid_from: unit.validFrom,
              valid_to: unit.validTo,
              successor_id: unit.successorId,
            })),
          )
          .onConflict((conflict) =>
            conflict.column('unit_id').doUpdateSet((row) => ({
              code: row.ref('excluded.code'),
              name: row.ref('excluded.name'),
              kind: row.ref('excluded.kind'),
              parent_id: row.ref('excluded.parent_id'),
              valid_from: row.ref('excluded.valid_from'),
              valid_to: row.ref('excluded.valid_to'),
              successor_id: row.ref('excluded.successor_id'),
            })),
          )
          .execute();
      for (const endpoints of portions(change.endpoints))
        await transaction
          .insertInto('endpoints')
          .values(endpoints.map(rowOf))
          .onConflict((conflict) =>
            conflict.column('endpoint_id').doUpdateSet((row) => ({
              name: row.ref('excluded.name'),
              unit_id: row.ref('excluded.unit_id'),
              leads: row.ref('excluded.leads'),
              position: row.ref('excluded.position'),
              active: row.ref('excluded.active'),
              phone: row.ref('excluded.phone'),
              contact: row.ref('excluded.contact'),
              may_be_opened: row.ref('excluded.may_be_opened'),
              joins_by_itself: row.ref('excluded.joins_by_itself'),
            })),
          )
          .execute();
    });
  }
}
