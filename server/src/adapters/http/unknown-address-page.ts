import { refusalTexts } from '@diem-cau/shared';
import type { RequestHandler } from 'express';
import type { ServingParts } from './serving-parts.ts';
import { escaped } from './page-text.ts';

const page = (hubName: string, addresses: readonly string[]): string => {
  const list = addresses.map((each) => `<li><a href="${escaped(each)}/">${escaped(each)}</a></li>`).join('');
  const vi = refusalTexts.vi['unknown-address'];
  const en = refusalTexts.en['unknown-address'];
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(hubName)}</title>
<link rel="stylesheet" href="/ca.css">
</head>
<body><main>
<h1>${escaped(hubName)}</h1>
<p>${vi}</p>
<p lang="en">${en}</p>
<ul>${list}</ul>
</main></body>
</html>
`;
};

/** Answers whoever comes by a name that is not the hub's with the names that are; leads nobody to where a request says (RFC 9110, 15.5.20). */
export const ownAddressOnly =
  ({ origins, profile }: Pick<ServingParts, 'origins' | 'profile'>): RequestHandler =>
  (request, response, next) => {
    if (origins.hostOf(request.headers.host) !== null) return next();
    response
      .status(421)
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(page(profile.now.hubName, origins.addresses()));
  };
