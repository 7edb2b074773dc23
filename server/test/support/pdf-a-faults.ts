import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pdfObjects, pdfText, type PdfObjects } from './pdf-objects.ts';

const run = promisify(execFile);

/** A check of one rule: what is wrong, nothing where all is well. */
type Check = (pdf: PdfObjects) => readonly (string | false)[];

const catalogOf = (pdf: PdfObjects): string => pdf.named(pdf.trailer, 'Root')?.head ?? '';
const infoOf = (pdf: PdfObjects, key: string): string =>
  pdfText(pdf.named(pdf.named(pdf.trailer, 'Info')?.head ?? '', key)?.head ?? '');

/** File structure: ISO 19005-3, 6.1. */
const structure: Check = (pdf) => {
  const all = [...pdf.objects.values()].map(({ head }) => head);
  return [
    !/^%PDF-1\.[0-7]\n%[\x80-\xFF]{4,}\n/u.test(pdf.text) && 'no header with a comment of four bytes above 127',
    !/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/u.test(pdf.trailer) && 'no ID in the trailer',
    pdf.trailer.includes('/Encrypt') && 'encrypted',
    !pdf.text.endsWith('%%EOF\n') && 'something after the end',
    all.some((head) => /\/Filter (?!\/FlateDecode)/u.test(head)) && 'a filter other than Flate, such as LZW',
    all.some((head) => /\/(?:JavaScript|JS|Launch|OpenAction|AA|XFA)\b/u.test(head)) && 'an action or JavaScript',
    all.some((head) => head.includes('/Type /Annot')) && 'an annotation, whose rules are not checked here',
  ];
};

/** Whether each tag of an XML text is closed in its order, and each `&` is an entity. */
const wellFormed = (xml: string): boolean => {
  const open: string[] = [];
  for (const [tag, closing, name, alone] of xml
    .replace(/<\?[\s\S]*?\?>/gu, '')
    .matchAll(/<(\/?)([A-Za-z:]+)(?:\s+[A-Za-z:]+="[^"<&]*")*\s*(\/?)>|[<>]|&(?!(?:amp|lt|gt|quot|apos);)/gu)) {
    if (name === undefined) return tag === '';
    if (closing === '/' && open.pop() !== name) return false;
    if (closing === '' && alone === '') open.push(name);
  }
  return open.length === 0;
};

/** Metadata: 6.6. */
const metadata: Check = (pdf) => {
  const xmp = pdf.named(catalogOf(pdf), 'Metadata');
  const xml = xmp?.stream?.toString('utf8') ?? '';
  const created = /<xmp:CreateDate>(.*?)<\/xmp:CreateDate>/u.exec(xml)?.[1] ?? '';
  const title = /<dc:title>\s*<rdf:Alt>\s*<rdf:li xml:lang="x-default">(.*?)<\/rdf:li>/u.exec(xml)?.[1] ?? '';
  const author = /<dc:creator>\s*<rdf:Seq>\s*<rdf:li>(.*?)<\/rdf:li>/u.exec(xml)?.[1] ?? '';
  return [
    (xmp === null || xmp.head.includes('/Filter')) && 'no XMP in the open',
    !xml.includes('<pdfaid:part>3</pdfaid:part>') && 'does not say part 3',
    !xml.includes('<pdfaid:conformance>B</pdfaid:conformance>') && 'does not say conformance B',
    !wellFormed(xml) && 'XMP that is no XML',
    (created === '' || infoOf(pdf, 'CreationDate') !== `D:${created.replace(/[-:T]/gu, '')}`) && 'two dates',
    (title === '' || infoOf(pdf, 'Title') !== title) && 'no title, or two',
    infoOf(pdf, 'Author') !== author && 'two authors',
    !/\/Lang \(vi\)/u.test(catalogOf(pdf)) && 'no language',
    !pdf.named(catalogOf(pdf), 'ViewerPreferences')?.head.includes('/DisplayDocTitle true') &&
      'a title that is not shown',
    /\/MarkInfo|\/StructTreeRoot/u.test(catalogOf(pdf)) && 'called tagged, which is not checked here',
  ];
};

/** Colours and pictures: 6.2. */
const graphics: Check = (pdf) => {
  const intent = /\/OutputIntents \[(\d+) 0 R\]/u.exec(catalogOf(pdf))?.[1];
  const said = pdf.objects.get(Number(intent))?.head ?? '';
  const profile = pdf.named(said, 'DestOutputProfile');
  const heads = [...pdf.objects.values()].map(({ head }) => head);
  const pages = heads.filter((head) => head.includes('/Type /Page\n')).map((head) => pdf.named(head, 'Contents'));
  const drawn = pages.map((page) => page?.stream?.toString('latin1') ?? '');
  return [
    !said.includes('/S /GTS_PDFA1') && 'no output intent',
    (profile?.stream?.toString('latin1', 36, 40) !== 'acsp' || profile.stream.toString('latin1', 16, 20) !== 'RGB ') &&
      'no ICC profile for RGB',
    !profile?.head.includes('/N 3') && 'a profile of other than three channels',
    [...heads, ...drawn].some((each) => /\/DeviceCMYK|\/ICCBased|\/Separation/u.test(each)) &&
      'colours of another space',
    heads.some((head) => /\/SMask|\/(?:ca|CA) (?!1\b(?!\.))|\/BM\b/u.test(head)) &&
      'transparency, which is not checked here',
    pages.length === 0 && 'no pages',
    drawn.some((page) =>
      [...page.matchAll(/<((?:[0-9a-f]{4})+)>/gu)].some(([, glyphs = '']) => /^(?:.{4})*?0000/u.test(glyphs)),
    ) && 'a letter without a picture (.notdef)',
  ];
};

/** Embedded files: 6.8. */
const embedded: Check = (pdf) => {
  const specs = [...pdf.objects].filter(([, { head }]) => head.includes('/Type /Filespec'));
  const associated = /\/AF \[(.*?)\]/u.exec(catalogOf(pdf))?.[1] ?? '';
  return specs.flatMap(([id, { head }]) => {
    const file = pdf.objects.get(Number(/\/EF <<\s*\/F (\d+) 0 R/u.exec(head)?.[1]))?.head ?? '';
    return [
      !/\/AFRelationship \/(?:Source|Data|Alternative|Supplement|Unspecified)\b/u.test(head) &&
        'a file without relation',
      !(/\/F \(/u.test(head) && /\/UF \(/u.test(head)) && 'a file without its names',
      !/\/Subtype \/[a-z]+#2F[a-z]+/u.test(file) && 'a file without its media type',
      !/\/ModDate \(D:/u.test(file) && 'a file without its date',
      !associated.includes(`${id} 0 R`) && 'a file that belongs to nothing',
    ];
  });
};

/** Fonts, as poppler finds them: 6.2.11.4. */
const fontFaults = async (bytes: Uint8Array): Promise<readonly (string | false)[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'diem-cau-pdf-a-'));
  try {
    const file = join(folder, 'paper.pdf');
    await writeFile(file, bytes);
    const fonts = (await run('pdffonts', [file])).stdout.trim().split('\n').slice(2);
    return [
      fonts.length === 0 && 'no fonts',
      fonts.some((line) => !/ yes yes yes +\d+ +0$/u.test(line)) && 'a font that is not embedded',
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/**
 * What keeps a PDF of this hub from being PDF/A-3b, of what can be seen without veraPDF: none of the rules of ISO 19005-3 that are named
 * above was found broken where the list is empty. It is no validation of a whole file.
 */
export const pdfAFaults = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const pdf = pdfObjects(bytes);
  const found = [structure, metadata, graphics, embedded].flatMap((check) => check(pdf));
  return [...found, ...(await fontFaults(bytes))].filter((fault) => fault !== false);
};
