import { createHash } from 'node:crypto';
import { KeptReport, NewApiTokenResult, PeriodReport } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testWeb, type Browser, type TestWeb } from '../../support/web.ts';

const KeptBody = z.strictObject({ report: KeptReport });
const period = 'from=2026-01-01&to=2026-12-31';

describe('reports over HTTP', () => {
  let web: TestWeb;
  let admin: Browser;
  beforeAll(async () => {
    web = await testWeb();
    admin = await web.person('admin');
  });
  afterAll(() => web.close());

  test('a year without meetings is a report too', async () => {
    const report = PeriodReport.parse((await admin.get(`/api/report?${period}`)).body);
    expect(report).toMatchObject({ totals: { meetings: 0 }, query: { units: 'day' }, hubName: 'Huyện <Thử>' });
  });

  test.each(['xlsx', 'csv', 'pdf'])('the file %s has its name and its bytes', async (kind) => {
    const cookie = admin.cookie ?? '';
    const answer = await fetch(`${web.url}/api/report.${kind}?${period}`, { headers: { cookie } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename=bao-cao-2026-01-01_2026-12-31.${kind}`,
    );
    const bytes = Buffer.from(await answer.arrayBuffer());
    const beginnings: Record<string, string> = { xlsx: 'PK', csv: '\uFEFF', pdf: '%PDF-' };
    expect(
      bytes
        .subarray(0, 8)
        .toString()
        .startsWith(beginnings[kind] ?? '?'),
    ).toBe(true);
  });

  test.each([
    ['to=2026-12-31', 400, 'malformed'],
    ['from=2026-02-30&to=2026-12-31', 400, 'malformed'],
    ['from=2026-12-31&to=2026-01-01', 422, 'bad-period'],
    [`${period}&parameters=7`, 404, 'not-found'],
    [`${period}&type=hop`, 400, 'malformed'],
  ])('?%s is refused', async (query, status, code) => {
    expect(await admin.get(`/api/report?${query}`)).toMatchObject({ status, code });
  });

  test.each([0, -30, 1000])(
    'a speed of %d km/h is refused with a word to the admin, and the table stays',
    async (speed) => {
      const before = (await admin.get('/api/parameters')).body;
      const line = {
        subject: { of: 'district', name: 'speedKmh' },
        value: { low: speed, base: speed, high: speed },
        validFrom: null,
        rule: 'Ước tính',
        signedOffBy: '',
      };
      expect(await admin.send('POST', '/api/parameters', { lines: [line] })).toMatchObject({
        status: 422,
        code: 'bad-parameters',
      });
      expect((await admin.get('/api/parameters')).body).toEqual(before);
    },
  );

  test('as many lines of parameters as may be set at once are not too large', async () => {
    const before = (await admin.get('/api/parameters')).body;
    const line = {
      subject: { of: 'district', name: 'speedKmh' },
      value: { low: 0, base: 0, high: 0 },
      validFrom: null,
      rule: 'Xã xác nhận bằng công văn, đo theo đường tỉnh 226 từ trụ sở đến trụ sở',
      signedOffBy: 'Nông Văn Anh, Chủ tịch UBND xã',
    };
    const lines = Array.from({ length: 500 }, () => line);
    expect(await admin.send('POST', '/api/parameters', { lines })).toMatchObject({ code: 'bad-parameters' });
    expect((await admin.get('/api/parameters')).body).toEqual(before);
  });

  test('a report is kept with its figures, and read again as page and as file', async () => {
    const query = { from: '2026-01-01', to: '2026-12-31' };
    const body = KeptBody.parse((await admin.send('POST', '/api/reports', { title: 'Báo cáo năm 2026', query })).body);
    const { reportId } = body.report;
    await admin.send('POST', '/api/parameters', {
      lines: [
        {
          subject: { of: 'district', name: 'perDiemVnd' },
          value: { low: 1, base: 2, high: 3 },
          validFrom: null,
          rule: 'quy chế',
          signedOffBy: '',
        },
      ],
    });
    const kept = PeriodReport.parse((await admin.get(`/api/reports/${reportId}`)).body);
    expect(kept.parametersVersion).toBe(0);
    expect(PeriodReport.parse((await admin.get(`/api/report?${period}`)).body).parametersVersion).toBe(1);
    expect((await admin.get('/api/reports')).body).toMatchObject({
      reports: [{ reportId, title: 'Báo cáo năm 2026' }],
    });
    for (const { kind, sha256 } of body.report.files) {
      const file = await fetch(`${web.url}/api/reports/${reportId}.${kind}`, {
        headers: { cookie: admin.cookie ?? '' },
      });
      expect(
        createHash('sha256')
          .update(Buffer.from(await file.arrayBuffer()))
          .digest('hex'),
      ).toBe(sha256);
    }
    expect((await admin.get(`/api/reports/${reportId}/files`)).body).toEqual(body);
    const csv = body.report.files.find(({ kind }) => kind === 'csv');
    if (csv === undefined) throw new Error('a report is kept as CSV, too');
    web.storage.files.alter(csv.sha256, new TextEncoder().encode('Mã;Tên'));
    expect(await admin.get(`/api/reports/${reportId}.csv`)).toMatchObject({ status: 409, code: 'file-damaged' });
    const { report } = KeptBody.parse((await admin.get(`/api/reports/${reportId}/files`)).body);
    expect(report.files.filter(({ damaged }) => damaged).map(({ kind }) => kind)).toEqual(['csv']);
    expect(await admin.get('/api/reports/none')).toMatchObject({ status: 404, code: 'not-found' });
    expect(await admin.send('POST', '/api/reports', { title: ' ', query })).toMatchObject({ code: 'malformed' });
  });

  test('another program reads the figures with its token, until it is revoked', async () => {
    const made = NewApiTokenResult.parse((await admin.send('POST', '/api/tokens', { name: 'Tỉnh' })).body);
    const ask = (authorization?: string) =>
      web
        .browser()
        .send('GET', `/api/v1/stats?${period}`, undefined, authorization === undefined ? {} : { authorization });
    const answer = await ask(`Bearer ${made.secret}`);
    expect(PeriodReport.parse(answer.body).totals.meetings).toBe(0);
    for (const wrong of [undefined, 'Bearer', `Basic ${made.secret}`, `Bearer ${made.secret}x`])
      expect((await ask(wrong)).status).toBe(401);
    await admin.send('DELETE', `/api/tokens/${made.token.apiTokenId}`);
    expect((await ask(`Bearer ${made.secret}`)).status).toBe(401);
  });
});
