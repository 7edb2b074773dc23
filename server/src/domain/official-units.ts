/**
 * The kinds of administrative units (Hiến pháp 2013, Điều 110, with the đặc khu of Luật 72/2025/QH15) and of their parts, as they begin a
 * name that stands by itself.
 */
const kind = /^(Tỉnh|Thành phố|Đặc khu|Huyện|Quận|Thị xã|Thị trấn|Phường|Xã|Thôn|Tổ dân phố)(?= \p{Lu})/u;

const lowered = (text: string): string => `${text.charAt(0).toLocaleLowerCase('vi')}${text.slice(1)}`;

/**
 * A unit's or an endpoint's name inside a sentence: `Xã Hòa Bình` → `xã Hòa Bình`, for the kind of a unit is a common noun; `Quận 1`
 * stays, as does what is no unit (NĐ 30/2020/NĐ-CP, Phụ lục II, Mục III, 1). That a unit is named after a person, which keeps the capital
 * as well, no program can see: the secretary writes it.
 */
export const nameInSentence = (name: string): string => name.replace(kind, lowered);

/** Who gets a task: a unit's committee, `Xã Tân Văn` → `UBND xã Tân Văn`; anybody else by name. */
export const committeeInSentence = (name: string): string => {
  if (kind.test(name)) return `UBND ${nameInSentence(name)}`;
  return name.replace(
    /^(UBND|Ủy ban nhân dân) (.+)$/u,
    (_, committee: string, of: string) => `${committee} ${nameInSentence(of)}`,
  );
};

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
    !kind.test(name.trim());
  return isPerson ? name.trim() : '';
};
