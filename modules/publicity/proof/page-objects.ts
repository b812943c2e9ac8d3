import type { ProofFinding } from './finding.ts';
import { fourFloats, type Reader, viewOf, withMemory } from './reader.ts';

/** A rectangle of the page in points, from its lower left corner. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export interface PageObjects {
  /** Where rules and table lines put ink. */
  readonly rules: readonly Box[];
  readonly findings: readonly Omit<ProofFinding, 'page'>[];
}

const TYPE = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;
/** Modes of text that leave no ink: invisible, and clipping alone. */
const UNSEEN_MODES = new Set([3, 7]);
const BEZIER = 1;
/** A shorter stroke is no rule of a table: letters can be made of such. Points. */
const SHORTEST_RULE = 12;
const THICKEST_RULE = 4;
const PALE = 200;

const area = ({ left, bottom, right, top }: Box): number => Math.max(0, right - left) * Math.max(0, top - bottom);
const shared = (a: Box, b: Box): number =>
  area({
    left: Math.max(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
    top: Math.min(a.top, b.top),
  });

function boundsOf(raw: Reader, object: number): Box {
  const found = fourFloats(raw, (at) => raw._FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12));
  const [left, bottom, right, top] = found ?? [0, 0, 0, 0];
  return { left, bottom, right, top };
}

/** Red, green, blue, opacity, 0 to 255. */
function fillOf(raw: Reader, object: number): readonly [number, number, number, number] {
  return withMemory(raw, 16, (at) => {
    if (raw._FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12) === 0) return [0, 0, 0, 255];
    const view = viewOf(raw);
    return [0, 4, 8, 12].map((n) => view.getUint32(at + n, true)) as unknown as readonly [
      number,
      number,
      number,
      number,
    ];
  });
}

const lightness = ([r, g, b]: readonly [number, number, number, number]): number => 0.299 * r + 0.587 * g + 0.114 * b;

function isFilled(raw: Reader, path: number): boolean {
  return withMemory(
    raw,
    8,
    (at) => raw._FPDFPath_GetDrawMode(path, at, at + 4) !== 0 && viewOf(raw).getInt32(at, true) !== 0,
  );
}

/** Straight, axis by axis, few pieces: a line or a rectangle. */
function isPlain(raw: Reader, path: number): boolean {
  const count = raw._FPDFPath_CountSegments(path);
  if (count > 6) return false;
  for (let n = 0; n < count; n += 1) {
    if (raw._FPDFPathSegment_GetType(raw._FPDFPath_GetPathSegment(path, n)) === BEZIER) return false;
  }
  return true;
}

/** What stands on the page, object by object in the order of painting: only text, and the lines and grounds of tables. */
export function inspectObjects(raw: Reader, page: number): PageObjects {
  const rules: Box[] = [];
  const texts: Box[] = [];
  const findings: Omit<ProofFinding, 'page'>[] = [];
  const add = (kind: ProofFinding['kind'], what: string): void => {
    if (!findings.some((each) => each.kind === kind && each.what === what)) findings.push({ kind, what });
  };

  const path = (object: number): void => {
    const box = boundsOf(raw, object);
    const [wide, high] = [box.right - box.left, box.top - box.bottom];
    const filled = isFilled(raw, object);
    const fill = fillOf(raw, object);
    if (filled && texts.some((text) => shared(text, box) > 0.25 * area(text))) add('covered-text', 'path');
    if (!isPlain(raw, object) || Math.max(wide, high) < SHORTEST_RULE) add('drawing', 'path');
    // A dark ground hides what is set on it as well as what is under it; grounds of tables are pale.
    else if (filled && Math.min(wide, high) > THICKEST_RULE && lightness(fill) < PALE) add('drawing', 'box');
    else rules.push(box);
  };
  const text = (object: number): void => {
    texts.push(boundsOf(raw, object));
    const fill = fillOf(raw, object);
    if (UNSEEN_MODES.has(raw._FPDFTextObj_GetTextRenderMode(object))) add('hidden-text', 'mode');
    if (lightness(fill) > PALE || fill[3] < 128) add('hidden-text', 'colour');
  };
  const look = (object: number, depth: number): void => {
    switch (raw._FPDFPageObj_GetType(object)) {
      case TYPE.text:
        text(object);
        return;
      case TYPE.path:
        path(object);
        return;
      case TYPE.image:
        add('picture', 'image');
        return;
      case TYPE.shading:
        add('drawing', 'shading');
        return;
      case TYPE.form:
        // Bounds inside are in the form's own measure: what our documents never have is refused, and looked into.
        add('drawing', 'form');
        if (depth < 8) {
          for (let n = 0; n < raw._FPDFFormObj_CountObjects(object); n += 1) {
            look(raw._FPDFFormObj_GetObject(object, n), depth + 1);
          }
        }
        return;
      default:
        add('drawing', 'unknown');
        return;
    }
  };
  for (let n = 0; n < raw._FPDFPage_CountObjects(page); n += 1) look(raw._FPDFPage_GetObject(page, n), 0);
  return { rules, findings };
}
