import type pg from 'pg';

/** Tables that stay small or belong to one node: each was decided to have no region in its key. */
const REFERENCE = [
  'authority',
  'campaign_code',
  'campaign_look',
  'campaign_sweep',
  'case_benchmark',
  'case_number_word',
  'case_seal',
  'derived_version',
  'figure_edition',
  'map_outline',
  'person',
  'region_change',
];
const LOCAL = [
  'api_key',
  'delegation',
  'held_file',
  'held_part',
  'identity_event',
  'job',
  'known_device',
  'oidc_identity',
  'passkey',
  'password_credential',
  'proof_spent',
  'role_assignment',
  'schema_migration',
  'session',
  'sign_in_challenge',
  'sign_in_throttle',
  'slow_lane',
  'totp_credential',
];
/** Public facts: heads of a region's ledger name no matter, registries of businesses are open to anybody. */
const PUBLIC = ['tree_head', 'tree_checkpoint', 'party', 'party_change'];
/** What may be added and never changed. */
const APPEND_ONLY = [
  'act',
  'tree_leaf',
  'tree_checkpoint',
  'access_log',
  'bulletin',
  'idempotency_key',
  'identity_event',
  'clue_frozen_set',
  'clue_model',
  'clue_model_service',
  'import_undone',
  'notice_number',
  'notice_withdrawal',
  'party_change',
];
const APP = 'qingyuan_app';

interface Check {
  readonly rule: string;
  readonly sql: string;
}

const list = (names: readonly string[]): string => `array[${names.map((name) => `'${name}'`).join(', ')}]`;

/** Tables of the product. `sharded` are those with a region: they grow. */
const TABLES = `
  tables as (
    select c.oid, c.relname as name, c.relrowsecurity, c.relforcerowsecurity, c.relowner,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'home_region') as sharded
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')),
  sharded as (select * from tables where sharded)`;

/**
 * The rules that let one schema run on one PostgreSQL and spread over many, and keep rows from whom they do not
 * concern. Each query gives the names of what breaks its rule.
 */
export const checks: readonly Check[] = [
  {
    rule: 'a table without home_region is a decision, listed here',
    sql: `select name from tables where not sharded and name <> all (${list([...REFERENCE, ...LOCAL])})`,
  },
  {
    rule: 'home_region is char(6) not null',
    sql: `select s.name from sharded s join pg_attribute a on a.attrelid = s.oid and a.attname = 'home_region'
          where format_type(a.atttypid, a.atttypmod) <> 'character(6)' or not a.attnotnull`,
  },
  {
    rule: 'a table with home_region has a primary key',
    sql: `select name from sharded s where not exists (select from pg_index i where i.indrelid = s.oid and i.indisprimary)`,
  },
  {
    rule: 'home_region is first in the primary key and in every unique key',
    sql: `select s.name || '.' || i.indexrelid::regclass::text as name from sharded s
          join pg_index i on i.indrelid = s.oid and i.indisunique
          left join pg_attribute a on a.attrelid = s.oid and a.attnum = i.indkey[0]
          where a.attname is distinct from 'home_region'`,
  },
  {
    rule: 'no triggers on tables that are spread or copied to every node',
    sql: `select t.name || '.' || g.tgname as name from tables t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
          where t.sharded or t.name = any (${list(REFERENCE)})`,
  },
  {
    rule: 'no identity, serial or sequence on a table that grows',
    sql: `select s.name || '.' || a.attname as name from sharded s join pg_attribute a on a.attrelid = s.oid and a.attnum > 0
          left join pg_attrdef d on d.adrelid = s.oid and d.adnum = a.attnum
          where a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) ~* 'nextval'`,
  },
  {
    rule: 'foreign keys of a spread table stay with its region, or go to a table that is everywhere',
    sql: `select s.name || '.' || k.conname as name from sharded s join pg_constraint k on k.conrelid = s.oid and k.contype = 'f'
          join tables f on f.oid = k.confrelid
          where f.name <> all (${list(REFERENCE)})
            and not (f.sharded and (select attname from pg_attribute where attrelid = s.oid and attnum = k.conkey[1]) = 'home_region')`,
  },
  {
    rule: 'row security is on and forced, and has a policy',
    sql: `select name from sharded s where name <> all (${list(PUBLIC)})
          and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy p where p.polrelid = s.oid))`,
  },
  {
    rule: 'row security that is on is forced',
    sql: `select name from tables where relrowsecurity and not relforcerowsecurity`,
  },
  {
    rule: 'a policy looks at its own row and at settings, never at another table',
    sql: `select distinct t.name || '.' || p.polname as name from tables t join pg_policy p on p.polrelid = t.oid
          join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
            and d.refclassid = 'pg_class'::regclass and d.refobjid <> t.oid`,
  },
  {
    rule: 'a policy holds for the product, not for some role',
    sql: `select t.name || '.' || p.polname as name from tables t join pg_policy p on p.polrelid = t.oid where p.polroles <> '{0}'`,
  },
  {
    rule: 'what is only added to cannot be changed, deleted or emptied by the product',
    sql: `select t.name || ': ' || privilege as name from tables t, unnest(array['update', 'delete', 'truncate']) privilege
          where t.name = any (${list(APPEND_ONLY)}) and has_table_privilege('${APP}', t.oid, privilege)`,
  },
  {
    rule: 'nor column by column',
    sql: `select t.name || '.' || a.attname as name from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0
          where t.name = any (${list(APPEND_ONLY)}) and has_column_privilege('${APP}', t.oid, a.attnum, 'update')`,
  },
  {
    rule: 'the product empties no table and puts no trigger on any',
    sql: `select t.name || ': ' || privilege as name from tables t, unnest(array['truncate', 'trigger', 'references']) privilege
          where has_table_privilege('${APP}', t.oid, privilege)`,
  },
  {
    rule: 'everybody else has no rights at all',
    sql: `select t.name || ': ' || x.privilege_type as name from tables t join pg_class c on c.oid = t.oid,
          aclexplode(c.relacl) x where x.grantee = 0`,
  },
  {
    rule: 'the product owns nothing',
    sql: `select name from tables where pg_get_userbyid(relowner) = '${APP}'`,
  },
  {
    rule: 'the product is no superuser, bypasses nothing and is nobody else as well',
    sql: `select rolname as name from pg_roles where rolname = '${APP}' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
          union all select 'member of ' || m.roleid::regrole::text from pg_auth_members m where m.member = '${APP}'::regrole`,
  },
  {
    rule: 'no function runs with the rights of its owner',
    sql: `select p.oid::regprocedure::text as name from pg_proc p
          where p.pronamespace in ('public'::regnamespace, 'dist'::regnamespace) and p.prosecdef`,
  },
  {
    rule: 'a view obeys the row security of who asks',
    sql: `select c.relname as name from pg_class c
          join pg_rewrite r on r.ev_class = c.oid join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass
          join tables t on t.oid = d.refobjid and t.relrowsecurity
          where c.relkind in ('v', 'm') and c.relnamespace = 'public'::regnamespace
            and not coalesce('security_invoker=true' = any (c.reloptions), false)`,
  },
];

/** What breaks a rule, as `rule: name`; empty when nothing does. */
export async function defectsOf(owner: pg.Client): Promise<string[]> {
  const defects: string[] = [];
  for (const { rule, sql } of checks) {
    const { rows } = await owner.query<{ name: string }>(`with ${TABLES} ${sql}`);
    defects.push(...rows.map(({ name }) => `${rule}: ${name}`));
  }
  return defects.sort();
}
