import type { Scenarios } from '@diem-cau/shared';

/** The same figure in all three scenarios. */
export const always = (value: number): Scenarios => ({ low: value, base: value, high: value });

export const nothing: Scenarios = always(0);

/** Works a figure out scenario by scenario: low from what is low, high from what is high. */
export const inEach = (work: (scenario: keyof Scenarios) => number): Scenarios => ({
  low: work('low'),
  base: work('base'),
  high: work('high'),
});

export const plus = (a: Scenarios, b: Scenarios): Scenarios => inEach((scenario) => a[scenario] + b[scenario]);
export const minus = (a: Scenarios, b: Scenarios): Scenarios => inEach((scenario) => a[scenario] - b[scenario]);
export const times = (a: Scenarios, b: Scenarios): Scenarios => inEach((scenario) => a[scenario] * b[scenario]);
