/** Fields that a file of clues may fill, in the order of the form. */
export const importFields: readonly string[] = [
  'title',
  'text',
  'channel',
  'domain',
  'externalId',
  'occurredOn',
  'respondentName',
  'respondentCode',
  'respondentAddress',
  'region',
];
