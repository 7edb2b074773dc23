import { largestPdf, largestPiece, mostMarkBytes } from '@diem-cau/shared';
import express, { type Request, type RequestHandler, type Response } from 'express';
import type { Route } from './route.ts';
import { readPdf } from './pdf-body.ts';
import type { UploadSpool } from './upload-spool.ts';

type Reads = Exclude<Route['reads'], 'nothing'>;

/** What a body may be, by what a route reads: its media types, the usual one first, and its most bytes. */
export const bodies = {
  json: { types: ['application/json'], most: 64 * 1024 },
  'long-json': { types: ['application/json'], most: 1024 * 1024 },
  csv: { types: ['text/csv', 'application/vnd.ms-excel'], most: 2 * 1024 * 1024 },
  png: { types: ['image/png'], most: mostMarkBytes },
  piece: { types: ['application/octet-stream'], most: largestPiece },
  pdf: { types: ['application/pdf'], most: largestPdf },
} as const satisfies Readonly<Record<Reads, { readonly types: readonly string[]; readonly most: number }>>;

const optionsFor = (reads: Reads): { readonly limit: number; readonly type: string[] } => ({
  limit: bodies[reads].most,
  type: [...bodies[reads].types],
});

const readers: Readonly<Record<Exclude<Reads, 'pdf'>, RequestHandler>> = {
  json: express.json(optionsFor('json')),
  'long-json': express.json(optionsFor('long-json')),
  piece: express.raw(optionsFor('piece')),
  png: express.raw(optionsFor('png')),
  csv: express.raw(optionsFor('csv')),
};

/** Reads the body as a route wants it: JSON as its value, a PDF into a file, any other file as its bytes. Rejects with what Express throws, or Refusal. */
export const readBody = (
  reads: Route['reads'],
  request: Request,
  response: Response,
  uploads: UploadSpool,
): Promise<unknown> => {
  if (reads === 'nothing') return Promise.resolve(undefined);
  if (reads === 'pdf') return readPdf(request, bodies.pdf.most, uploads);
  return new Promise((resolve, reject) => {
    void readers[reads](request, response, (error?: unknown) => {
      if (error === undefined) resolve(request.body);
      else reject(error instanceof Error ? error : new Error('the body could not be read', { cause: error }));
    });
  });
};
