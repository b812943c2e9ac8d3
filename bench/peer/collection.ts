import { CLUE } from '../lib/clue.ts';

const field = (name: string, type: string) => ({ field: name, type, schema: {}, meta: {} });
const filled = (name: string, type: string, by: string) => ({ field: name, type, schema: {}, meta: { special: [by] } });

/** What a clue holds here, under Directus's own field kinds; who and when are filled in by Directus. */
const COLLECTION = {
  collection: 'clues',
  schema: {},
  // The default, said aloud: a row of activity and a revision for each change.
  meta: { accountability: 'all' },
  fields: [
    { field: 'id', type: 'uuid', schema: { is_primary_key: true }, meta: { special: ['uuid'] } },
    field('title', 'string'),
    field('text', 'text'),
    field('channel', 'string'),
    field('domain', 'string'),
    field('respondent_name', 'string'),
    field('respondent_address', 'string'),
    field('reporter_name', 'string'),
    field('reporter_phone', 'string'),
    field('status', 'string'),
    field('due_date', 'date'),
    filled('date_created', 'timestamp', 'date-created'),
    filled('user_created', 'uuid', 'user-created'),
  ],
};

/** The same clue as Directus gets it: status and due date, which the product works out, come with the request. */
export function peerBody(): string {
  const { respondent, reporter, ...rest } = CLUE;
  return JSON.stringify({
    ...rest,
    respondent_name: respondent.name,
    respondent_address: respondent.address,
    reporter_name: reporter.name,
    reporter_phone: reporter.phone,
    status: 'received',
    due_date: '2026-12-31',
  });
}

/** Makes the collection and a user, not an administrator, whose role may create, read and update clues; gives a token. */
export async function prepareCollection(origin: string, adminToken: string): Promise<string> {
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${adminToken}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`Directus answered ${answer.status} to ${path}: ${await answer.text()}`);
    return ((await answer.json()) as { data: { id: string } }).data;
  };
  const none = { update: [], delete: [] };
  await post('/collections', COLLECTION);
  const permissions = ['create', 'read', 'update'].map((action) => ({
    collection: 'clues',
    action,
    fields: ['*'],
    permissions: {},
    validation: {},
  }));
  const policy = await post('/policies', {
    name: 'Intake',
    admin_access: false,
    app_access: true,
    permissions: { create: permissions.map((permission) => ({ ...permission, policy: '+' })), ...none },
  });
  const role = await post('/roles', { name: 'Intake', policies: { create: [{ policy: policy.id }], ...none } });
  const token = 'bench-intake-token-of-one-run';
  await post('/users', { email: 'intake@example.com', role: role.id, token });
  return token;
}
