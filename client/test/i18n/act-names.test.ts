import { expect, test } from 'vitest';
import { chairActs as english } from '../../src/i18n/en/meeting/chair-acts.ts';
import { chairActs as vietnamese } from '../../src/i18n/vi/meeting/chair-acts.ts';

test.each(Object.entries({ vietnamese, english }))(
  'whoever says in %s what stands on a button is understood: the name of an act upon an endpoint begins with it',
  (_language, acts) => {
    const otherwise = Object.entries(acts).flatMap(
      ([name, { label, ...more }]: [string, { label: string; of?: string }]) =>
        more.of === undefined || more.of.startsWith(label) ? [] : [`${name}: ${label} / ${more.of}`],
    );
    expect(otherwise).toEqual([]);
  },
);
