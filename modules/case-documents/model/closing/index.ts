import type { FormTemplate } from '../types.ts';

export const closingTemplates: readonly FormTemplate[] = [];
