import type { FormTemplate } from '../types.ts';

export const measureTemplates: readonly FormTemplate[] = [];
