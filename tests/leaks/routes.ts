/** Routes by why nothing of a matter can be learnt there, or by the test that proves it. */
const groups: readonly (readonly [why: string, routes: readonly string[]])[] = [
  [
    'says the same to everybody: no matter in it',
    [
      'GET /healthz',
      'GET /readyz',
      'GET /metrics',
      'GET /public/regions',
      'GET /api/rules',
      'GET /api/calendar/{year}',
      'GET /api/authorities',
      'GET /api/oidc/begin',
      'GET /api/oidc/callback',
      'GET /api/session/ways',
      'GET /api/parties',
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
  ['opens a matter and tells its code alone (apps/server/public.test.ts)', ['POST /public/filings']],
  [
    'one matter, by its receipt code alone (apps/server/public.test.ts)',
    ['POST /public/status', 'POST /public/messages', 'POST /public/withdrawals'],
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
  ["numbers of an authority below the asker's (apps/server/notices.test.ts)", ['GET /api/notices/register']],
  [
    "freezes the asker's own area only (modules/bulletins/bulletins.test.ts)",
    ['POST /api/bulletins', 'POST /api/bulletins/cases'],
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
];

/** Routes that no probe draws matters for. Whoever adds a route adds a probe (`probes.ts`) or a line above. */
export const elsewhere: Readonly<Record<string, string>> = Object.fromEntries(
  groups.flatMap(([why, routes]) => routes.map((route) => [route, why] as const)),
);
