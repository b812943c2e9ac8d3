/** Columns that a file of clues may have, in the order of the sheet. */
export const importFields: readonly string[] = [
  'externalId',
  'system',
  'title',
  'text',
  'submittedAt',
  'received',
  'reporter',
  'phone',
  'respondent',
  'respondentCode',
  'address',
  'occurredOn',
  'domain',
  'channel',
  'likes',
  'against',
];
