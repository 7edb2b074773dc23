/** Text as it stands in HTML, also within quotation marks. */
export const escaped = (text: string): string => text.replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
