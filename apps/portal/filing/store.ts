import { newActId } from '../../../kernel/id.ts';
import type { Language } from '../../../kernel/text.ts';
import { filingBasket } from '../files/basket.ts';
import { emptyForm, type FilingForm, type FilingKind, filingKinds, holdsComplaint } from './form.ts';

/** One sending: asked again with the same id and language, the server recognises it and keeps one filing. */
export interface Attempt {
  readonly actId: string;
  readonly language: Language;
}

export interface Draft {
  readonly form: FilingForm;
  readonly attempt: Attempt | null;
  /** Whether this window keeps it over a reload. Memory alone loses everything with the page, as an insider wants. */
  readonly kept: boolean;
}

const KEY = 'qingyuan.draft.';

const memory = new Map<FilingKind, Draft>();

/** A complaint is in one's own name and worth keeping; a report is kept only when its author says so. */
const fresh = (kind: FilingKind): Draft => ({ form: emptyForm, attempt: null, kept: holdsComplaint(kind) });

function parse(stored: string): Draft | undefined {
  const value: unknown = JSON.parse(stored);
  if (typeof value !== 'object' || value === null || !('form' in value)) return undefined;
  const { form } = value;
  if (typeof form !== 'object' || form === null) return undefined;
  // Field by field: a draft of an older page must not bring strange values along.
  const known = Object.fromEntries(
    Object.entries(form).filter(([field, text]) => field in emptyForm && typeof text === 'string'),
  );
  const attempt = 'attempt' in value ? parseAttempt(value.attempt) : null;
  return { form: { ...emptyForm, ...known }, attempt, kept: true };
}

function parseAttempt(value: unknown): Attempt | null {
  if (typeof value !== 'object' || value === null || !('actId' in value) || !('language' in value)) return null;
  const { actId, language } = value;
  return typeof actId === 'string' && (language === 'zh' || language === 'en') ? { actId, language } : null;
}

/** What was typed so far: from memory, else from this window's storage, else nothing. */
export function loadDraft(kind: FilingKind): Draft {
  const held = memory.get(kind);
  if (held !== undefined) return held;
  try {
    const stored = sessionStorage.getItem(KEY + kind);
    if (stored !== null) return parse(stored) ?? fresh(kind);
  } catch {
    // Storage forbidden or a broken text: an empty form is better than no form.
  }
  return fresh(kind);
}

export function saveDraft(kind: FilingKind, draft: Draft): void {
  memory.set(kind, draft);
  try {
    if (draft.kept) sessionStorage.setItem(KEY + kind, JSON.stringify({ form: draft.form, attempt: draft.attempt }));
    else sessionStorage.removeItem(KEY + kind);
  } catch {
    // Memory still holds it.
  }
}

export function clearDraft(kind: FilingKind): void {
  memory.delete(kind);
  try {
    sessionStorage.removeItem(KEY + kind);
  } catch {
    // There was nothing to remove then.
  }
}

/** What was typed, as another kind: nothing is typed twice. A report is not kept merely because the complaint was. */
export function moveDraft(from: FilingKind, to: FilingKind): void {
  const { form, kept } = loadDraft(from);
  const chosen = kept && (holdsComplaint(to) || !holdsComplaint(from));
  saveDraft(to, { form, attempt: null, kept: chosen });
  clearDraft(from);
}

export function clearAllDrafts(): void {
  filingBasket().empty();
  for (const kind of filingKinds) clearDraft(kind);
}

export const newAttempt = (language: Language): Attempt => ({ actId: newActId(), language });
