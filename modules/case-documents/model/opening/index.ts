import type { FormTemplate } from '../types.ts';

export const openingTemplates: readonly FormTemplate[] = [];
