import { enFiling } from './en-filing.ts';
import { enPages } from './en-pages.ts';
import type { Messages } from './zh.ts';

/** All English texts of the portal. */
export const en: Messages = {
  site: { name: 'Market regulation: complaints and reports', owner: 'Qingyuan · Market regulation public service' },
  layout: {
    skip: 'Skip to content',
    menu: 'Main sections',
    home: 'Start',
    status: 'Follow your case',
    privacy: 'Privacy and protection',
    display: 'Language and display',
    large: 'Large text',
    contrast: 'High contrast',
    other: '中文',
    hotline: 'You can also call 12315, or go to your local market-regulation office.',
    urgent: 'If someone is in danger, call 110 or 120 first.',
  },
  kinds: {
    complaint: {
      title: 'Make a complaint',
      short: 'Complaint',
      lead: 'I bought goods or a service, was wronged, and want a refund, repair, replacement or compensation.',
    },
    report: {
      title: 'Report a violation',
      short: 'Report',
      lead: 'I know of a business that seems to break the law and want it looked into; nothing for myself. May be anonymous.',
    },
    clue: {
      title: 'Give information or ask',
      short: 'Information or question',
      lead: 'I am not sure, but have something to tell, or a question. May be anonymous.',
    },
  },
  ...enPages,
  ...enFiling,
};
