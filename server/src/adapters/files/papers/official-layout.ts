/**
 * The layout of official documents (NĐ 30/2020/NĐ-CP, Phụ lục I): A4, margins within 30–35, 15–20 and 20–25 mm, sizes within the ranges
 * of each component. Millimetres for places, points for sizes.
 */
export const officialLayout = {
  page: { widthMm: 210, heightMm: 297 },
  margins: { leftMm: 30, rightMm: 15, topMm: 20, bottomMm: 20 },
  /** Between the margins. */
  textWidthMm: 165,
  /** From the paper's edge to the page number. */
  pageNumberMm: 10,
  pageNumberPt: 14,
  /** Left and right cell of the head: the State's name in 13 pt bold is 95.7 mm wide and stays on one line. */
  headMm: [66, 99],
  headPaddingMm: 0.5,
  state: { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', pt: 13 },
  motto: { text: 'Độc lập - Tự do - Hạnh phúc', pt: 14 },
  agencyPt: 13,
  numberPt: 13,
  datePt: 14,
  typeNamePt: 14,
  subjectPt: 14,
  bodyPt: 14,
  indentMm: 10,
  paragraphGapPt: 6,
  /** Secretary, gap, chair (Mẫu 1.9). */
  twoSignaturesMm: [60, 7.5, 97.5],
  /** Recipients, signer (Mẫu 1.4). */
  oneSignatureMm: [60, 105],
  signaturePt: 14,
  /** Free for signature and seal. */
  signatureSpaceMm: 30,
  /** Lines of recipients that stay on the page of the signatures above them. */
  mostRecipientsKept: 12,
  recipientsHeadingPt: 12,
  recipientsPt: 11,
  annexPt: 14,
  annexTablePt: 12,
} as const;
