import { z } from 'zod';

/** Takes a value for what a library of the tests wants, which checks it itself or has other types for the same thing. */
export const asGiven = <Shape>(value: unknown): Shape => z.custom<Shape>(() => true).parse(value);
