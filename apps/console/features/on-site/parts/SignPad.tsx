import { type PointerEvent, type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useWords } from '../../../i18n/index.ts';

interface Props {
  readonly label: string;
  /** PNG in a data address; '' for an empty pad. */
  readonly picture: string;
  readonly onChange: (picture: string) => void;
}

const HEIGHT = 180;
/** Black on white, whatever the shade of the page: it is printed. */
const INK = '#101820';

/** A place to sign with the finger. */
export function SignPad({ label, picture, onChange }: Props): ReactNode {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const drawn = useRef('');

  const blank = useCallback((): CanvasRenderingContext2D | null => {
    const pad = canvas.current;
    const pen = pad?.getContext('2d') ?? null;
    if (pad === null || pen === null) return null;
    const scale = 2;
    pad.width = Math.max(pad.clientWidth, 200) * scale;
    pad.height = HEIGHT * scale;
    pen.scale(scale, scale);
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, pad.width, pad.height);
    Object.assign(pen, { strokeStyle: INK, lineWidth: 2.6, lineCap: 'round', lineJoin: 'round' });
    return pen;
  }, []);

  useEffect(() => {
    // Drawn here a moment ago: it stands there already.
    if (picture !== '' && picture === drawn.current) return;
    const pen = blank();
    if (pen === null || picture === '') return;
    const image = new Image();
    image.onload = () => pen.drawImage(image, 0, 0, image.width / 2, image.height / 2);
    image.src = picture;
  }, [picture, blank]);

  const at = (event: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const pen = event.currentTarget.getContext('2d');
    drawing.current = true;
    pen?.beginPath();
    pen?.moveTo(...at(event));
  };
  const go = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!drawing.current) return;
    const pen = event.currentTarget.getContext('2d');
    pen?.lineTo(...at(event));
    pen?.stroke();
  };
  const end = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!drawing.current) return;
    drawing.current = false;
    drawn.current = event.currentTarget.toDataURL('image/png');
    onChange(drawn.current);
  };
  return (
    <div className="os-sign">
      <canvas
        ref={canvas}
        className="os-pad"
        style={{ height: HEIGHT }}
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {picture === '' && <span className="os-pad-hint">{t('onSite.sign.here')}</span>}
      <button
        type="button"
        className="os-button os-quiet"
        disabled={picture === ''}
        onClick={() => {
          drawn.current = '';
          blank();
          onChange('');
        }}
      >
        {t('onSite.sign.clear')}
      </button>
    </div>
  );
}
