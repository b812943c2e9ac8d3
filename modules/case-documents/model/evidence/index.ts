import type { FormTemplate } from '../types.ts';

export const evidenceTemplates: readonly FormTemplate[] = [];
