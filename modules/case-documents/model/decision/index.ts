import type { FormTemplate } from '../types.ts';

export const decisionTemplates: readonly FormTemplate[] = [];
