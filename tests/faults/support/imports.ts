import type { Finding } from './examine.ts';
import type { Instance } from './instance.ts';

/** A table of clues with rows numbered `name-1` … `name-n`, each its own text. */
export interface Table {
  readonly name: string;
  readonly numbers: readonly string[];
  readonly content: string;
}

export function tableOf(name: string, rows: number): Table {
  const numbers = Array.from({ length: rows }, (_, at) => `${name}-${at + 1}`);
  const line = (number: string): string =>
    JSON.stringify({
      编号: number,
      标题: `批量线索 ${number}`,
      内容: `${number}：反映某店计量不准。`,
      联系人: `群众${number}`,
    });
  return { name, numbers, content: `${numbers.map(line).join('\n')}\n` };
}

/** How many acts the rows of these tables have made. */
export async function rowsIn(instance: Instance, { name }: Table): Promise<number> {
  const [row] = await instance.query<{ n: number }>(
    `select count(*)::int as n from act where batch_id is not null and starts_with(body->'source'->>'externalId', $1)`,
    [`${name}-`],
  );
  return row?.n ?? 0;
}

interface Opened {
  readonly number: string;
  readonly matters: number;
  readonly acts: number;
  readonly standing: number;
}

/**
 * What an import left against the table it was made from: each row opened one matter by one act, nothing else came in,
 * and its batch says that it is finished with as many rows. Empty when all is well.
 */
export async function examineImport(instance: Instance, { name, numbers }: Table): Promise<Finding[]> {
  const rows = await instance.query<Opened>(
    `select a.body->'source'->>'externalId' as number, count(distinct a.matter_id)::int as matters,
            count(*)::int as acts, count(m.id)::int as standing
     from act a left join matter m on m.home_region = a.home_region and m.id = a.matter_id
     where a.batch_id is not null and starts_with(a.body->'source'->>'externalId', $1) group by 1`,
    [`${name}-`],
  );
  const found = new Map(rows.map((row) => [row.number, row]));
  const findings: Finding[] = [];
  for (const number of numbers) {
    const row = found.get(number);
    if (row === undefined || row.standing === 0)
      findings.push({ wrong: 'lost', detail: `row ${number} opened nothing` });
    else if (row.matters > 1 || row.acts > 1)
      findings.push({ wrong: 'repeated', detail: `row ${number} opened ${row.matters} matters by ${row.acts} acts` });
    found.delete(number);
  }
  for (const number of found.keys()) findings.push({ wrong: 'unasked', detail: `row ${number} is in no table` });
  const batches = await instance.query<{ state: string; imported: number }>(
    `select b.state, b.imported from import_batch b where exists (select from act a where a.batch_id = b.id
       and starts_with(a.body->'source'->>'externalId', $1))`,
    [`${name}-`],
  );
  const told = batches.map(({ state, imported }) => `${state} ${imported}`).join(', ');
  if (told !== `committed ${numbers.length}`)
    findings.push({ wrong: 'altered', detail: `batches of ${name}: ${told}, of ${numbers.length} rows` });
  return findings;
}
