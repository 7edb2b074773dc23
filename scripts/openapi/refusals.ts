import { RefusalCode, refusalTexts } from '@diem-cau/shared';
import type { oas31 } from 'zod-openapi';
import { statusOf } from '../../server/src/adapters/http/refusing.ts';

const sentence = (code: RefusalCode): string => `\`${code}\`: ${refusalTexts.en[code]}`;

/** The closed list of codes, each with its English sentence as its title and the Vietnamese one as its description. */
export const codesSchema = (): oas31.SchemaObject => ({
  type: 'string',
  oneOf: RefusalCode.options.map((code) => ({
    const: code,
    title: refusalTexts.en[code],
    description: refusalTexts.vi[code],
  })),
});

const byStatus = (codes: readonly RefusalCode[]): ReadonlyMap<number, readonly RefusalCode[]> =>
  new Map([...Map.groupBy(codes, statusOf)].sort(([a], [b]) => a - b));

const keyOf = (status: number, codes: readonly RefusalCode[]): string => [status, ...codes].join('.');

const responseOf = (status: number, codes: readonly RefusalCode[]): oas31.ResponseObject => ({
  description: `Refused. ${codes.map(sentence).join(' ')}`,
  ...(status === 429
    ? { headers: { 'Retry-After': { description: 'When to ask again, in seconds.', schema: { type: 'integer' } } } }
    : {}),
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: {
          refusal: {
            allOf: [
              { $ref: '#/components/schemas/RefusalBody' },
              { type: 'object', properties: { code: { enum: [...codes] } } },
            ],
          },
        },
        required: ['refusal'],
        additionalProperties: false,
      },
    },
  },
});

/** The refusals of one route as references to answers that all routes share. */
export const refusalReferences = (codes: readonly RefusalCode[]): Record<string, oas31.ReferenceObject> =>
  Object.fromEntries(
    [...byStatus(codes)].map(([status, ofStatus]) => [
      String(status),
      { $ref: `#/components/responses/${keyOf(status, ofStatus)}` },
    ]),
  );

/** The answers that these lists of refusals refer to. */
export const refusalResponses = (lists: Iterable<readonly RefusalCode[]>): Record<string, oas31.ResponseObject> => {
  const responses = [...lists].flatMap((codes) =>
    [...byStatus(codes)].map(([status, ofStatus]) => [keyOf(status, ofStatus), responseOf(status, ofStatus)] as const),
  );
  return Object.fromEntries(responses.sort(([a], [b]) => (a < b ? -1 : 1)));
};
