import type { UnitId } from '@diem-cau/shared';
import type { Actor } from '../../../domain/kit/actor.ts';
import type { People } from '../../people/people.ts';
import type { Endpoint } from '../../ports/directory.ts';
import type { EndpointId } from '@diem-cau/shared';
import type { KnownPerson } from './book.ts';

const surnames = ['Hoàng', 'Nông', 'Lý', 'Vi', 'Hứa', 'Đặng', 'Triệu', 'Lương', 'Nguyễn', 'Bế', 'Lộc'];
const givenNames = [
  ...['Văn Khê', 'Thị Mai', 'Văn Dự', 'Thị Hằng', 'Quốc Tuấn', 'Minh Đức', 'Thị Phượng'],
  ...['Văn Sáng', 'Thị Lan', 'Đình Phúc', 'Thị Bích', 'Văn Toàn', 'Thị Nhung'],
];
const inCommune = ['Chủ tịch UBND xã', 'Phó Chủ tịch UBND xã', 'Công chức văn phòng – thống kê'];
const inDistrict = [
  ...['Chủ tịch UBND huyện', 'Phó Chủ tịch UBND huyện', 'Chánh Văn phòng HĐND và UBND'],
  ...['Trưởng phòng Nội vụ', 'Trưởng phòng Tài chính – Kế hoạch', 'Trưởng phòng Tài nguyên và Môi trường'],
  ...['Trưởng phòng Nông nghiệp và PTNT', 'Chuyên viên Văn phòng'],
];

/** Names that come out differently for each number: so many as a district has people. */
const nameOf = (number: number): string =>
  `${surnames[number % surnames.length] ?? ''} ${givenNames[(number * 5 + Math.floor(number / surnames.length)) % givenNames.length] ?? ''}`;

/** Enters the people of a sample district, made up by their positions; gives who is usually at each endpoint. */
export const enterSamplePeople = async (
  people: Pick<People, 'add'>,
  endpoints: readonly Endpoint[],
  actor: Actor,
): Promise<ReadonlyMap<EndpointId, readonly KnownPerson[]>> => {
  const at = new Map<EndpointId, readonly KnownPerson[]>();
  let number = 0;
  const enter = async (unitId: UnitId, position: string): Promise<KnownPerson> => {
    const post = { unitId, position, validFrom: null, validTo: null };
    const { personId, name } = await people.add({ name: nameOf(number), posts: [post] }, actor);
    number += 1;
    return { personId, name, position };
  };
  for (const { endpointId, unitId, leads } of endpoints) {
    const here: KnownPerson[] = [];
    for (const position of leads ? inDistrict : inCommune) here.push(await enter(unitId, position));
    at.set(endpointId, here);
  }
  return at;
};
