import { enFiling } from './en-filing.ts';
import { enGuide } from './en-guide.ts';
import { enPages } from './en-pages.ts';
import type { Messages } from './zh.ts';

/** All English texts of the portal. */
export const en: Messages = {
  site: { name: 'Market regulation: complaints and reports', owner: 'Qingyuan · Market regulation public service' },
  layout: {
    skip: 'Skip to content',
    computing: 'To keep machines from flooding this service, your device is computing for a moment. Nothing to do.',
    menu: 'Main sections',
    home: 'Start',
    status: 'Follow your case',
    published: 'Published',
    decisions: 'Penalties',
    inspections: 'Inspections',
    commitments: 'Promises of shops',
    firms: 'Settle online',
    bulletins: 'Bulletins',
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
      title: 'I was wronged and want it put right',
      short: 'Complaint',
      lead: 'Trouble with goods or a service: a refund, repair, replacement or compensation. We mediate; your name is needed.',
    },
    report: {
      title: 'I know of a violation: please look into it',
      short: 'Report',
      lead: 'Nothing for yourself; it is verified by law. May be anonymous.',
    },
    both: {
      title: 'Both: put it right, and look into it',
      short: 'Complaint and report',
      lead: 'Written once; it becomes a complaint and a report, each with its own time limits and receipt code. Your name is needed.',
    },
    clue: {
      title: 'I am not sure, I just want to tell you',
      short: 'Information',
      lead: 'Something seen or heard that may be a violation. May be anonymous.',
    },
  },
  ...enPages,
  ...enFiling,
  ...enGuide,
};
