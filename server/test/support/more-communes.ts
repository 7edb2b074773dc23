import { request } from 'node:https';
import { z } from 'zod';
import { EndpointId } from '@diem-cau/shared';
import type { District, EnrolledPc } from './district.ts';
import { askAnyHub } from './hub-http.ts';

const Directory = z.object({ endpoints: z.array(z.object({ endpointId: EndpointId, name: z.string() })) });

/** Gives an admin's directory file to the hub; resolves to the status of its answer. */
const takeIn = (url: string, cookie: string, csv: string): Promise<number> =>
  new Promise((done, fail) => {
    const headers = { cookie, 'content-type': 'text/csv' };
    const asked = request(url, { method: 'POST', headers, rejectUnauthorized: false }, (response) => {
      response.resume();
      response.once('end', () => done(response.statusCode ?? 0));
    });
    asked.once('error', fail);
    asked.end(csv);
  });

/** Adds communes to a running hub's directory, as an admin does by a file, and enrols a PC of each. */
export const moreCommunes = async (district: District, more: number): Promise<EnrolledPc[]> => {
  if (more === 0) return [];
  const { url } = district.hub;
  const cookie = await district.adminCookie();
  const names = Array.from({ length: more }, (_, index) => `Xã thêm ${index + 1}`);
  const lines = names.map((name, index) => `${90_000 + index},thêm ${index + 1},xã,${name}`);
  const file = ['unit_code,name,kind,endpoint', ...lines].join('\n');
  const status = await takeIn(`${url}/api/directory/import`, cookie, file);
  if (status !== 200) throw new Error(`the directory file was answered ${status}`);
  const { endpoints } = Directory.parse(JSON.parse((await askAnyHub(`${url}/api/directory`, { cookie })).text));
  const added: EnrolledPc[] = [];
  for (const { endpointId, name } of endpoints.filter((each) => names.includes(each.name))) {
    const path = `${url}/api/endpoints/${endpointId}/enrolment-link`;
    const link = await askAnyHub(path, { method: 'POST', cookie, body: {} });
    const token = /#([\w-]+)/.exec(link.text)?.[1];
    const redeemed = await askAnyHub(`${url}/api/enrolments/redeem`, { method: 'POST', body: { token } });
    if (redeemed.cookie === null) throw new Error(`${name} was not enrolled: ${link.text} ${redeemed.text}`);
    added.push({ name, endpointId, cookie: redeemed.cookie });
  }
  return added;
};
