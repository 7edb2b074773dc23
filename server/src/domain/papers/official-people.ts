import { isOfficialUnit } from '@diem-cau/shared';

/** What accounts are called that several people may use, and words that no person is called by. */
const ofRole =
  /^(quản trị|thư ký|cán bộ|chuyên viên|kỹ thuật|chủ trì|chủ tọa|người|văn phòng|phòng|ban|điểm cầu|đại biểu|admin)( |$)/iu;

/** An account's name where it is a person's, who may stand in an official document; empty for one that names a role or a place. */
export const personsName = (name: string): string => {
  const words = name.trim().split(/\s+/u);
  const isPerson =
    words.length > 1 &&
    words.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word)) &&
    !ofRole.test(name.trim()) &&
    !isOfficialUnit(name.trim());
  return isPerson ? name.trim() : '';
};
