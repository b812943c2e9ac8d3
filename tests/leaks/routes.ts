/** Routes by why nothing of a matter can be learnt there, or by the test that proves it. */
const groups: readonly (readonly [why: string, routes: readonly string[]])[] = [
  [
    'says the same to everybody: no matter in it',
    [
      'GET /healthz',
      'GET /readyz',
      'GET /metrics',
      'GET /public/regions',
      'GET /public/challenge',
      'GET /public/uploads',
      'GET /api/rules',
      'GET /api/calendar/{year}',
      'GET /api/authorities',
      'GET /api/oidc/begin',
      'GET /api/oidc/callback',
      'GET /api/session/ways',
      'GET /api/parties',
      'GET /api/figures',
      'GET /api/figures/editions',
      'GET /api/figures/region-changes',
      'GET /api/maps/sheet',
    ],
  ],
  [
    "of one's own account: no matter in it (apps/server/session.test.ts)",
    [
      'POST /api/session',
      'GET /api/session',
      'DELETE /api/session',
      'POST /api/session/context',
      'GET /api/sessions',
      'DELETE /api/sessions/{id}',
      'GET /api/session/actor',
      'GET /api/passkeys',
      'POST /api/passkeys',
      'POST /api/passkeys/registration',
      'DELETE /api/passkeys/{id}',
      'POST /api/passkeys/challenge',
      'POST /api/passkeys/session',
      'POST /api/session/password',
      'POST /api/totp/start',
      'POST /api/totp/confirm',
      'POST /api/totp/remove',
    ],
  ],
  [
    'of people and their roles: no matter in it (apps/server/people.test.ts)',
    [
      'GET /api/people',
      'POST /api/people',
      'POST /api/people/{id}/reset',
      'POST /api/people/{id}/off',
      'POST /api/people/{id}/on',
      'GET /api/people/{id}',
      'GET /api/people/licences',
      'PUT /api/people/{id}/licence',
      'GET /api/assignments',
      'POST /api/assignments',
      'POST /api/assignments/{id}/end',
      'GET /api/delegations',
      'POST /api/delegations',
      'POST /api/delegations/{id}/end',
      'GET /api/identity-events',
      'GET /api/authorities/{code}/people',
    ],
  ],
  ["numbers of the asker's own area, no matter in them (apps/server/cockpit.test.ts)", ['GET /api/figures/cockpit']],
  [
    "numbers of the asker's own area; matters as lists show them to the asker, the others as a number (apps/server/hot-spots.test.ts)",
    ['GET /api/hot-spots', 'GET /api/hot-spots/matters'],
  ],
  [
    'only for who handles the complaint, with a reason that is kept; counts, and matters as lists show them (apps/server/habits.test.ts)',
    ['POST /api/matters/{region}/{id}/habits', 'POST /api/matters/{region}/{id}/habits/correction'],
  ],
  ["numbers of the asker's own area, no matter in them (apps/server/habits.test.ts)", ['GET /api/habits/check']],
  [
    "numbers of the asker's own area, as the pivot gives them (apps/server/figure-views.test.ts)",
    ['GET /api/figures/pivot/export'],
  ],
  [
    'questions for figures under a name: no matter and no number in them (apps/server/figure-views.test.ts)',
    [
      'GET /api/figures/views',
      'GET /api/figures/views/{id}',
      'PUT /api/figures/views/{id}',
      'DELETE /api/figures/views/{id}',
    ],
  ],
  [
    "models of the asker's own area and counts of verdicts, no matter in them (apps/server/clue-models.test.ts)",
    ['GET /api/clue-models', 'POST /api/clue-models/{version}/promotion'],
  ],
  ['the audit trail, by area (apps/server/audit.test.ts)', ['GET /api/audit', 'GET /api/audit/export']],
  ["looks at the asker's own area, tells numbers alone (apps/server/integrity.test.ts)", ['POST /api/integrity/run']],
  [
    "files a case of the asker's own; its sources are those that the filer sees (apps/server/cases.test.ts)",
    ['POST /api/cases'],
  ],
  [
    'benchmarks and words of numbers: no case in them (apps/server/cases.test.ts)',
    ['GET /api/cases/benchmarks', 'GET /api/cases/number-words', 'PUT /api/cases/number-words'],
  ],
  ["opens a matter of the asker's own: tells nothing of others (apps/server/matters.test.ts)", ['POST /api/matters']],
  [
    'what is told of matters of others is a count from three on (apps/server/incidents.test.ts)',
    [
      'GET /api/incidents/groups',
      'GET /api/incidents/groups/{region}/{id}',
      'GET /api/incidents/{region}/{id}',
      'POST /api/incidents',
      'POST /api/incidents/{region}/{id}/members',
      'POST /api/incidents/{region}/{id}/merge',
      'POST /api/incidents/{region}/{id}/split',
    ],
  ],
  [
    'lists of the campaign office, by the same rows that a matter is read by (apps/server/office.test.ts)',
    ['GET /api/office', 'GET /api/office/counts', 'POST /api/office', 'POST /api/office/{region}/{id}/acts'],
  ],
  ['opens a matter and tells its code alone (apps/server/public.test.ts)', ['POST /public/filings']],
  [
    'one matter, by its receipt code alone (apps/server/public.test.ts)',
    [
      'POST /public/status',
      'POST /public/messages',
      'POST /public/withdrawals',
      'POST /public/attachments',
      'POST /public/ratings',
    ],
  ],
  [
    'what was handed in under a random token, and of it type and state alone (apps/server/public-uploads.test.ts)',
    [
      'POST /public/uploads',
      'PUT /public/uploads/{id}/parts/{n}',
      'POST /public/uploads/{id}/finish',
      'POST /public/uploads/{id}/removal',
    ],
  ],
  [
    'the reward of one report, by its receipt code alone (apps/server/rewards.test.ts)',
    ['POST /public/reward-claims', 'POST /public/reward-excuses'],
  ],
  [
    'one matter, by its receipt code alone (apps/server/notices.test.ts)',
    ['POST /public/notices', 'POST /public/notices/file'],
  ],
  [
    "numbers reserved for the asker's own devices, and kinds of violations: no case in them (apps/server/number-blocks.test.ts)",
    [
      'GET /api/cases/number-blocks',
      'POST /api/cases/number-blocks',
      'POST /api/cases/number-blocks/{id}/return',
      'POST /api/cases/number-blocks/{id}/void',
      'GET /api/cases/usual-violations',
    ],
  ],
  [
    "the seal of the asker's own authority (apps/server/case-documents.test.ts)",
    ['GET /api/case-documents/seal', 'PUT /api/case-documents/seal'],
  ],
  [
    'filters that the asker saved, counted as the queues are (tests/lists/views.test.ts)',
    ['GET /api/views', 'PUT /api/views/{id}', 'DELETE /api/views/{id}'],
  ],
  [
    'hands in a file of evidence, for who works on the case (apps/server/evidence.test.ts)',
    ['POST /api/cases/{region}/{id}/evidence-files'],
  ],
  [
    'published on purpose, redacted and proven: the same to everybody (apps/server/publicity.test.ts)',
    [
      'GET /api/public/decisions',
      'GET /api/public/decisions/{region}/{id}',
      'GET /api/public/decisions/{region}/{id}/file',
      'GET /api/public/decisions/{region}/{id}/proof',
    ],
  ],
  ['hands a file in to a matter that is seen (apps/server/files.test.ts)', ['POST /api/matters/{region}/{id}/files']],
  [
    "between two colleagues, of the asker's own authority (apps/server/hand-over.test.ts)",
    [
      'GET /api/hand-over',
      'POST /api/hand-over',
      'GET /api/hand-over/preview',
      'POST /api/hand-over/{id}/confirm',
      'GET /api/hand-over/{id}/receipt',
    ],
  ],
  [
    "cases of the asker's own authority, to its head alone (apps/server/case-hand-over.test.ts)",
    ['GET /api/cases/hand-over', 'POST /api/cases/hand-over', 'GET /api/cases/hand-over/holders'],
  ],
  [
    "requests of the asker's own, of matters that a custodian sees, of an auditor's area (apps/server/identity-requests.test.ts)",
    [
      'GET /api/identity-requests',
      'POST /api/identity-requests/{region}/{request}/decision',
      'POST /api/identity-requests/{region}/{request}/open',
    ],
  ],
  [
    'matters of the area of a custodian, head or auditor, by the same rows that they are read by (apps/server/keeping.test.ts)',
    ['GET /api/keeping'],
  ],
  [
    "lists of one's own line of authorities; hits by the same rows that a matter is read by (apps/server/watch-lists.test.ts)",
    ['GET /api/watch-lists', 'GET /api/watch-lists/hits', 'POST /api/watch-lists/hits/{region}/{matter}/{hit}/verdict'],
  ],
  ["numbers of an authority below the asker's (apps/server/notices.test.ts)", ['GET /api/notices/register']],
  [
    "freezes the asker's own area only (modules/bulletins/bulletins.test.ts)",
    ['POST /api/bulletins', 'POST /api/bulletins/cases'],
  ],
  [
    "numbers of the asker's own area, and the letters behind them that the asker sees (apps/server/programmes.test.ts)",
    ['GET /api/task-board', 'GET /api/letters', 'GET /api/letters/matters'],
  ],
  [
    'draws and caps by what row security shows, classes of the own area; published draws and results for everybody (apps/server/inspections.test.ts)',
    [
      'GET /api/draws/{region}/{id}',
      'GET /api/draws/{region}/{id}/preview',
      'GET /api/draws/{region}/{id}/file',
      'POST /api/draws/{region}/{id}/freeze',
      'POST /api/draws/{region}/{id}/reveal',
      'GET /api/inspections/items',
      'GET /api/inspections/cap',
      'PUT /api/inspections/classes',
      'GET /api/public/inspection-items',
      'GET /api/public/draws',
      'GET /api/public/draws/{region}/{id}',
      'GET /api/public/draws/{region}/{id}/file',
      'GET /api/public/inspections',
      'GET /api/public/inspection-door',
    ],
  ],
  [
    'commitments on the public register: what their firm promised in public, with counts, until their last day (apps/server/commitments.test.ts)',
    [
      'GET /api/public/commitments',
      'GET /api/public/commitments/{region}/{id}',
      'GET /api/public/commitments/schema',
      'GET /api/public/commitments/open-data',
    ],
  ],
  ["begins one at the asker's own authority (apps/server/briefings.test.ts)", ['POST /api/briefings']],
  [
    "numbers of the asker's own area alone: what lies outside is refused (apps/server/briefings.test.ts)",
    ['POST /api/briefings/preview'],
  ],
  [
    "one's own authority's imports (apps/server/imports.test.ts)",
    [
      'POST /api/imports',
      'POST /api/imports/{id}/mapping',
      'POST /api/imports/{id}/commit',
      'POST /api/imports/{id}/undo',
      'GET /api/imports/{id}/errors',
    ],
  ],
  [
    'rounds, visits (sealed ones told to their team alone) and findings, by what row security shows (apps/server/supervision.test.ts)',
    [
      'GET /api/supervision/visits',
      'GET /api/supervision/visits/{region}/{id}',
      'GET /api/supervision/surveys/{region}/{id}',
      'GET /api/supervision/surveys/{region}/{id}/tally',
      'GET /api/supervision/board',
      'GET /api/supervision/photos/{region}/{id}/{file}',
    ],
  ],
  [
    'matters about one operator, each by what row security shows (apps/server/subjects.test.ts)',
    ['GET /api/parties/{code}/matters'],
  ],
  [
    "campaigns by who takes part, figures of the asker's area, matters by what row security shows (apps/server/campaigns.test.ts)",
    [
      'GET /api/campaigns',
      'GET /api/campaigns/measures',
      'GET /api/campaigns/{code}',
      'GET /api/campaigns/{code}/nearly',
      'POST /api/campaigns/{code}/acts',
    ],
  ],
];

/** Routes that no probe draws matters for. Whoever adds a route adds a probe (`probes.ts`) or a line above. */
export const elsewhere: Readonly<Record<string, string>> = Object.fromEntries(
  groups.flatMap(([why, routes]) => routes.map((route) => [route, why] as const)),
);
