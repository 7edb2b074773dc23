import type { RefusalCode } from '@diem-cau/shared';
import { z } from 'zod';
import { malformed } from '../../application/kit/malformed.ts';
import type { SignedIn } from '../../application/sign-in/sessions.ts';
import type { DearKind } from './dear-acts.ts';
import { refusalsOf, type Admission } from './admission.ts';

/** What a route sends back. */
export type Answer =
  | { readonly kind: 'json'; readonly body: unknown; readonly setCookies?: readonly string[]; readonly status?: number }
  | { readonly kind: 'nothing'; readonly setCookies?: readonly string[] }
  | {
      readonly kind: 'bytes';
      readonly contentType: string;
      readonly bytes: Uint8Array;
      readonly fileName: string;
      /** Whether what stands at this address never changes, so that a browser may keep it. */
      readonly lasts?: boolean;
    }
  | {
      readonly kind: 'stream';
      readonly contentType: string;
      readonly chunks: AsyncIterable<Uint8Array>;
      readonly fileName: string;
    }
  | {
      readonly kind: 'file';
      readonly contentType: string;
      readonly path: string;
      readonly bytes: number;
      /** Under which a browser saves it; without it, it is shown or played in the page. */
      readonly fileName?: string;
    }
  | { readonly kind: 'text'; readonly contentType: string; readonly text: string; readonly fileName?: string };

/** Who asks, and from where. */
interface Asker {
  /** Null on routes that are open to anyone; recognise there by `cookieHeader`. */
  readonly signedIn: SignedIn | null;
  readonly cookieHeader: string | undefined;
  /** IP address of the browser. */
  readonly address: string;
  /** What the browser says of itself; empty where it says nothing. */
  readonly userAgent: string;
}

/** The parts of a request before they are parsed. */
interface RawRequest extends Asker {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

type Schema = z.ZodType;

/** A route as its file defines it. */
export interface Definition<
  Parts,
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
> extends Admission {
  readonly path: string;
  /** Waits in the queue of its kind, one of a session at a time; without it, by its body: a PDF as `upload`, long JSON and CSV as `large-body`. */
  readonly dear?: DearKind;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Schema of a JSON answer, which is checked before it is sent; else the media type, or `nothing`. */
  readonly result: Schema | string;
  /** Statuses of a JSON answer; 200 alone without it. */
  readonly statuses?: readonly number[];
  /** A file that is also sent in part: 206, and 416 for what lies beyond its end. */
  readonly ranged?: true;
  /** How the handler itself refuses; what comes before it (who may, what is read, budgets) is known without. */
  readonly refuses?: readonly RefusalCode[];
  /** One sentence for the documentation. */
  readonly summary: string;
  handle(
    request: Asker & {
      readonly params: z.output<Params>;
      readonly query: z.output<Query>;
      readonly body: z.output<Body>;
    },
    parts: Parts,
  ): Promise<Answer>;
}

/** A route of the registry: what it is, for the documentation, and how it answers with the parts of its subject. */
export interface Route<Parts = never> extends Omit<
  Definition<never>,
  'handle' | 'alsoByToken' | 'beforePasswordChange' | 'dear' | 'statuses' | 'refuses'
> {
  readonly alsoByToken: boolean;
  readonly beforePasswordChange: boolean;
  readonly dear: DearKind | null;
  readonly statuses: readonly number[];
  /** Every way in which it can refuse; any other is a bug. */
  readonly refuses: readonly RefusalCode[];
  /** Parses and handles a request that is authorised already. Throws Refusal, `malformed` among them. */
  readonly answer: (raw: RawRequest, parts: Parts) => Promise<Answer>;
}

/** For what a route does not take: anything there is malformed. */
export const nothing = z.strictObject({});
/** For the body of a route that reads none. */
export const noBody = z.undefined();

const parsed = <Kind extends Schema>(schema: Kind, value: unknown): z.output<Kind> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw malformed(result.error);
};

const dearBodies: Readonly<Partial<Record<Admission['reads'], DearKind>>> = {
  pdf: 'upload',
  csv: 'large-body',
  png: 'large-body',
  'long-json': 'large-body',
};

/** Declares routes that speak to these parts alone. A definition's schemas give its handler's types. */
export const routesOf =
  <Parts>() =>
  <Params extends Schema, Query extends Schema, Body extends Schema>(
    definition: Definition<Parts, Params, Query, Body>,
  ): Route<Parts> => ({
    ...definition,
    alsoByToken: definition.alsoByToken ?? false,
    beforePasswordChange: definition.beforePasswordChange ?? false,
    dear: definition.dear ?? dearBodies[definition.reads] ?? null,
    statuses: definition.statuses ?? [200],
    refuses: refusalsOf(definition, definition.refuses ?? []),
    // Async, so that a handler's refusal is a rejection wherever it is thrown.
    answer: async (raw, parts) =>
      definition.handle(
        {
          signedIn: raw.signedIn,
          cookieHeader: raw.cookieHeader,
          address: raw.address,
          userAgent: raw.userAgent,
          params: parsed(definition.params, raw.params),
          query: parsed(definition.query, raw.query),
          body: parsed(definition.body, raw.body),
        },
        parts,
      ),
  });

/** A JSON answer, with the `Set-Cookie` headers that go along. */
export const json = (body: unknown, ...setCookies: readonly string[]): Answer => ({ kind: 'json', body, setCookies });

/** The media type of a table for spreadsheets. */
export const csvType = 'text/csv; charset=utf-8';

/** A table for spreadsheets, under the name by which a browser saves it. */
export const csv = (text: string, fileName: string): Answer => ({ kind: 'text', contentType: csvType, text, fileName });

/** Who it is, in whichever browser: the key of the account, or of the enrolment of a PC. For routes that are not open to anyone. */
export const whoAsks = (signedIn: SignedIn | null): string => {
  const name = signedIn?.keys.at(-1);
  if (name === undefined) throw new Error('nobody asks');
  return name;
};
