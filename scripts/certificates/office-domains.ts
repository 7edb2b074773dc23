import { createInterface } from 'node:readline/promises';
import { SetupError } from '../setup/setup-error.ts';

const domain = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/u;

const question = [
  '',
  'Chứng thư gốc riêng chỉ được dùng cho địa chỉ nội bộ và tên miền của cơ quan.',
  'The private authority speaks only for private addresses and for the office’s own domain.',
  'Tên miền của cơ quan, ví dụ binhgia.langson.gov.vn; nhiều tên cách nhau bằng dấu phẩy; không có thì bấm Enter.',
  'The office’s domain (several: commas; none: Enter): ',
].join('\n');

/** Domains out of a comma list. Throws a SetupError that names the one that is none. */
export const parseDomains = (text: string): string[] => {
  const given = text
    .split(',')
    .map((name) =>
      name
        .trim()
        .toLowerCase()
        .replace(/^[*.]+|\.$/gu, ''),
    )
    .filter((name) => name !== '');
  const wrong = given.find((name) => !domain.test(name));
  if (wrong !== undefined)
    throw new SetupError(
      `"${wrong}" không phải là tên miền (ví dụ đúng: binhgia.langson.gov.vn). Tên có dấu phải viết dạng xn--….`,
      `"${wrong}" is no domain name (a right one: binhgia.langson.gov.vn).`,
    );
  return given;
};

/**
 * The office's own domains, for which the authority that is about to be made may speak as well: `HUB_CA_DOMAINS`, or, where somebody
 * sits at a terminal, what he answers. Asked only once, for the authority stays.
 */
export const officeDomains = async (): Promise<string[]> => {
  const { HUB_CA_DOMAINS, CI } = process.env;
  if (HUB_CA_DOMAINS !== undefined) return parseDomains(HUB_CA_DOMAINS);
  if (!process.stdin.isTTY || !process.stdout.isTTY || CI) return [];
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return parseDomains(await terminal.question(question));
  } finally {
    terminal.close();
  }
};
