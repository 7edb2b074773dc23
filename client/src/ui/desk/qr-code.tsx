import { create } from 'qrcode';

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
  readonly className?: string | undefined;
}

/** The white rim that readers need, in modules (ISO/IEC 18004, 9.1). */
const rim = 4;

/** A text as a QR code that fills its box: black on white in any theme, sharp on paper. */
export const QrCode = ({ text, label, className }: QrCodeProps) => {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const dark = [...data].flatMap((module, index) =>
    module === 0 ? [] : [`M${(index % size) + rim} ${Math.floor(index / size) + rim}h1v1h-1z`],
  );
  const whole = size + 2 * rim;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${whole} ${whole}`}
      className={className}
      shapeRendering="crispEdges"
    >
      <rect width={whole} height={whole} fill="var(--paper)" />
      <path d={dark.join('')} fill="var(--print)" />
    </svg>
  );
};
