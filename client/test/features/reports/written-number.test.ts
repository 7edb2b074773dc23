import { numberFormats } from '@diem-cau/shared';
import fc from 'fast-check';
import { texts } from '../../../src/i18n/texts.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { readNumber } from '../../../src/features/settings/parameters/written-number.ts';
import { decimalText, hoursText, numberText, parameterText, percentText } from '../../../src/ui/desk/figures.ts';

describe('a number that a person writes', () => {
  it.each([
    ['1.234,5', 1234.5, null],
    ['1,234.5', null, 1234.5],
    ['12,5', 12.5, 12.5],
    ['12.5', 12.5, 12.5],
    ['1.234', 1234, 1.234],
    ['1,234', 1.234, 1234],
    ['0,25', 0.25, 0.25],
    ['', null, null],
    ['1.2.3', null, null],
    ['12 km', null, null],
  ])('%s is %s on a Vietnamese page and %s on an English one', (written, vi, en) => {
    expect([readNumber(written, 'vi'), readNumber(written, 'en')]).toEqual([vi, en]);
  });

  it('is read back as the page of that language wrote it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom('vi' as const, 'en' as const), (n, language) => {
        const value = n / 10_000;
        expect(readNumber(numberFormats[language].exact(value), language)).toBe(value);
      }),
    );
  });
});

describe('figures on a page', () => {
  const written = (): string[] => [
    numberText(2311.3),
    percentText(0.622),
    decimalText(181),
    parameterText(0.25),
    hoursText(1234.5 * 3_600_000),
  ];
  afterEach(() => texts.changeLanguage('vi'));

  it('follow its language', () => {
    texts.changeLanguage('vi');
    expect(written()).toEqual(['2.311,3', '62,2%', '181,0', '0,25', '1.234:30']);
    texts.changeLanguage('en');
    expect(written()).toEqual(['2,311.3', '62.2%', '181.0', '0.25', '1,234:30']);
  });
});
