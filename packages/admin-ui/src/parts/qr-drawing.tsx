import type { QrCode } from '../api/account.ts';
import './qr-drawing.css';

/** A QR code, drawn from its path (white border included); dark on white in every surrounding. */
export function QrDrawing({ qr, label }: { qr: QrCode; label: string }) {
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      shapeRendering="crispEdges"
    >
      <rect className="qr-paper" width={qr.size} height={qr.size} />
      <path className="qr-ink" d={qr.path} />
    </svg>
  );
}
