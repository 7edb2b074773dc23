/**
 * The kinds of administrative units (Hiến pháp 2013, Điều 110, with the đặc khu of Luật 72/2025/QH15) and of their parts, as they begin a
 * name that stands by itself.
 */
const kind = /^(Tỉnh|Thành phố|Đặc khu|Huyện|Quận|Thị xã|Thị trấn|Phường|Xã|Thôn|Tổ dân phố)(?= \p{Lu})/u;

/** Whether this is the name of an administrative unit, as it stands by itself. */
export const isOfficialUnit = (name: string): boolean => kind.test(name);

const lowered = (text: string): string => `${text.charAt(0).toLocaleLowerCase('vi')}${text.slice(1)}`;

/**
 * A unit's or an endpoint's name inside a sentence: `Xã Hòa Bình` → `xã Hòa Bình`, for the kind of a unit is a common noun; `Quận 1`
 * stays, as does what is no unit (NĐ 30/2020/NĐ-CP, Phụ lục II, Mục III, 1). That a unit is named after a person, which keeps the capital
 * as well, no program can see: the secretary writes it.
 */
export const nameInSentence = (name: string): string => name.replace(kind, lowered);

/** Who gets a task: a unit's committee, `Xã Tân Văn` → `UBND xã Tân Văn`; anybody else by name. */
export const committeeInSentence = (name: string): string => {
  if (isOfficialUnit(name)) return `UBND ${nameInSentence(name)}`;
  return name.replace(
    /^(UBND|Ủy ban nhân dân) (.+)$/u,
    (_, committee: string, of: string) => `${committee} ${nameInSentence(of)}`,
  );
};

/** Who gets a task in a notice: `Giao UBND xã Tân Văn chủ trì, phối hợp với UBND xã Hòa Bình thực hiện`; `Giao` is not said twice. */
export const assignmentWords = (leadUnit: string, cooperatingUnits: readonly string[]): string => {
  const leads = `Giao ${committeeInSentence(leadUnit.replace(/^giao /iu, ''))} chủ trì`;
  if (cooperatingUnits.length === 0) return `${leads} thực hiện`;
  return `${leads}, phối hợp với ${cooperatingUnits.map(committeeInSentence).join(', ')} thực hiện`;
};
