import type { CaseTarget } from './case-city.ts';
import type { City } from './city.ts';
import { isAt, isUnder, maySee, type Reader, type Target } from './oracle.ts';
import { type Ask, byCode, found, ofNumber, type Probe } from './verdict.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
const WORKERS = ['intake', 'officer', 'legal-reviewer', 'head'];
const FINDERS = ['head', 'auditor', 'supervisor', 'legal-reviewer'];
const KEEPERS = [...WORKERS, 'custodian'];
const hasOne = ({ roles }: Reader, of: readonly string[]): boolean => roles.some((role) => of.includes(role));

/** Ways that lead to a penalty case. Each is drawn with a case; `fits` of a case alone. */
export function caseProbes(city: City, ask: Ask): Probe[] {
  const at = ({ region, id }: Target): string => `/api/cases/${region}/${id}`;
  const byId = new Map(city.cases.map((each) => [each.id, each]));
  const caseOf = ({ id }: Target): CaseTarget => {
    const known = byId.get(id);
    if (known === undefined) throw new Error('no case');
    return known;
  };
  const fits = (which: (target: CaseTarget) => boolean) => ({
    fits: (target: Target) => byId.has(target.id) && which(caseOf(target)),
  });
  const any = fits(() => true);
  const json = async (reader: Reader, url: string) => {
    const answer = await ask('GET', reader, url);
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.payload}`);
    return answer.json();
  };
  const seesIt = (reader: Reader, target: Target) => found(maySee(reader, target));
  const lists = (
    name: string,
    route: string,
    url: (target: Target) => string,
    due: (reader: Reader, target: Target) => boolean = maySee,
    which: (target: CaseTarget) => boolean = () => true,
  ): Probe => ({
    ...{ name, routes: [route], weight: 3, ...fits(which) },
    judge: async (reader, target) => ({
      got: found((await ask('GET', reader, url(target))).payload.includes(target.id)),
      due: found(due(reader, target)),
    }),
  });
  const onCase = (
    name: string,
    method: 'GET' | 'POST' | 'PUT',
    rest: string,
    body?: () => object,
    url: string = rest,
    kind = 'cases',
  ): Probe => ({
    ...{ name, routes: [`${method} /api/${kind}/{region}/{id}${rest}`], weight: 1.5, ...any },
    judge: async (reader, target) => {
      const answer = await ask(method, reader, `${at(target).replace('cases', kind)}${url}`, body?.());
      return { got: byCode(answer), due: seesIt(reader, target) };
    },
  });
  const act = () => ({ actId: crypto.randomUUID(), version: 9_999 });
  const marks = { rule: 'publish-term' };
  const seen = (reader: Reader) => city.cases.filter((each) => maySee(reader, each));

  return [
    lists('list of cases', 'GET /api/cases', () => '/api/cases?queue=all&limit=200'),
    lists(
      'cases of the office',
      'GET /api/cases',
      () => '/api/cases?queue=team&limit=200',
      (reader, target) => maySee(reader, target) && isAt(target.handling, reader.authority),
      ({ state }) => state !== 'archived',
    ),
    {
      ...{ name: 'search of cases', routes: ['GET /api/cases'], weight: 4, ...any },
      judge: async (reader, target) => {
        const { total, items } = await json(reader, `/api/cases?q=${target.word}`);
        return { got: found(total > 0 || items.length > 0), due: seesIt(reader, target) };
      },
    },
    lists('case by its id', 'GET /api/cases', ({ id }) => `/api/cases?q=${id}`),
    lists('cases of a party', 'GET /api/cases', (target) => `/api/cases?party=${caseOf(target).party}&limit=200`),
    {
      ...{ name: 'count of cases', routes: ['GET /api/cases/queues'], weight: 3, ...any },
      judge: async (reader) => {
        const { counts } = await json(reader, '/api/cases/queues');
        const all = counts.find(({ queue }: { queue: string }) => queue === 'all');
        return ofNumber(all.count, seen(reader).length);
      },
    },
    lists(
      'calendar of hearings',
      'GET /api/cases/hearings',
      () => '/api/cases/hearings?from=2026-03-01&to=2026-05-01',
      maySee,
      ({ hearing }) => hearing,
    ),
    {
      ...{ name: 'history of a party', routes: ['GET /api/cases/{region}/{id}'], weight: 4, ...any },
      judge: async (reader, target) => {
        const { party } = caseOf(target);
        const other = seen(reader).find((each) => each.party === party && each.id !== target.id);
        if (other === undefined)
          return { got: byCode(await ask('GET', reader, at(target))), due: seesIt(reader, target) };
        const page = await json(reader, at(other));
        const told = page.party.history.some(({ id }: { id: string }) => id === target.id);
        return { got: found(told), due: seesIt(reader, target) };
      },
    },
    onCase('page of a case', 'GET', ''),
    onCase('act on a case', 'POST', '/acts', () => ({ ...act(), verb: 'record-amount', body: {} })),
    onCase('calculator', 'POST', '/discretion', () => ({})),
    onCase('case as it stood', 'GET', '/as-of', undefined, '/as-of?day=2026-03-02'),
    onCase('what changed in a case', 'GET', '/changes', undefined, '/changes?from=2026-03-01&to=2026-03-03'),
    onCase('case as a matter', 'GET', '', undefined, '', 'matters'),
    onCase('matter as it stood', 'GET', '/as-of', undefined, '/as-of?day=2026-03-02', 'matters'),
    onCase('what changed', 'GET', '/changes', undefined, '/changes?from=2026-03-01&to=2026-03-03', 'matters'),
    onCase('proof of a case', 'GET', '/bundle', undefined, '/bundle', 'matters'),
    onCase('register of evidence', 'GET', '/evidence'),
    onCase('item of evidence', 'GET', '/evidence/{evidence}', undefined, '/evidence/e1'),
    onCase('copy of evidence', 'GET', '/evidence/{evidence}/copy', undefined, '/evidence/e1/copy'),
    onCase('check of evidence', 'POST', '/evidence-check'),
    onCase('dossier', 'GET', '/dossier'),
    onCase('build a dossier', 'POST', '/dossier', () => ({})),
    onCase('file of a dossier', 'GET', '/dossier/file'),
    onCase('make up a dossier', 'POST', '/dossier/make-up', () => ({ ...act(), dossierId: nobody })),
    onCase('archive a dossier', 'POST', '/dossier/archive', () => ({ ...act(), shelf: '1-1-1' })),
    onCase('documents', 'GET', '/documents'),
    onCase('draft of a document', 'GET', '/documents/draft/{form}/{seq}', undefined, '/documents/draft/1/1'),
    onCase(
      'keep a draft',
      'PUT',
      '/documents/draft/{form}/{seq}',
      () => ({ version: 0, texts: {} }),
      '/documents/draft/1/1',
    ),
    onCase('preview of a document', 'POST', '/documents/preview', () => ({ seq: 1, form: 1 })),
    onCase('issue a document', 'POST', '/documents', () => ({ ...act(), seq: 1, form: 1, draft: 0 })),
    onCase(
      'withdraw a document',
      'POST',
      '/documents/{doc}/withdraw',
      () => ({ ...act(), reason: '写错了' }),
      `/documents/${nobody}/withdraw`,
    ),
    onCase('file of a document', 'GET', '/documents/{doc}/file', undefined, `/documents/${nobody}/file`),
    onCase('proof of a document', 'GET', '/documents/{doc}/proof', undefined, `/documents/${nobody}/proof`),
    onCase('publication', 'GET', '/publication'),
    onCase('publish', 'POST', '/publication', () => ({ ...act(), ...marks, digest: 'a'.repeat(64), why: '测试' })),
    onCase('preview of a publication', 'POST', '/publication/preview', () => marks),
    onCase('file of a publication', 'POST', '/publication/file', () => marks),
    onCase('withdraw a publication', 'POST', '/publication/withdraw', () => ({
      ...{ ...act(), ground: 'error', document: '撤回1号', reason: '有误。' },
    })),
    onCase('early stop', 'POST', '/publication/early-stop', () => ({
      ...{ ...act(), stop: false, met: {}, document: '决定1号', reason: '条件不具备。' },
    })),
    lists(
      'register',
      'GET /api/registers/{register}',
      () => '/api/registers/banned',
      maySee,
      ({ banned }) => banned,
    ),
    {
      ...{ name: 'register as a table', routes: ['GET /api/registers/{register}/export'], weight: 2 },
      ...fits(({ banned }) => banned),
      judge: async (reader, target) => ({
        got: found((await ask('GET', reader, '/api/registers/banned/export')).payload.includes(target.word)),
        due: seesIt(reader, target),
      }),
    },
    lists(
      'files whose time is over',
      'GET /api/dossiers/retention',
      () => '/api/dossiers/retention',
      (reader, target) => maySee(reader, target) && hasOne(reader, KEEPERS),
      ({ kept }) => kept,
    ),
    lists(
      'findings of the checkers',
      'GET /api/integrity',
      ({ handling }) => `/api/integrity?limit=200&authority=${handling}`,
      (reader, target) => maySee(reader, target) && hasOne(reader, FINDERS),
      ({ finding }) => finding,
    ),
    {
      ...{ name: 'cases behind a figure', routes: ['GET /api/board/cases/matters'], weight: 3, ...any },
      judge: async (reader, target) => {
        const url = '/api/board/cases/matters?figure=filed&from=2026-01-01&to=2026-12-31&limit=500';
        const told = (await ask('GET', reader, url)).payload.includes(target.id);
        // Counted where it was filed, whoever handles it since.
        return { got: found(told), due: found(maySee(reader, target) && isUnder(target.home, reader.authority)) };
      },
    },
    {
      ...{ name: 'figure of cases', routes: ['GET /api/board/cases'], weight: 1, ...any },
      judge: async (reader, { home }) => {
        const url = `/api/board/cases?from=2026-01-01&to=2026-12-31&authority=${home}`;
        const answer = await ask('GET', reader, url);
        if (!isUnder(home, reader.authority)) return { got: found(answer.statusCode === 200), due: 'nothing' };
        return ofNumber(answer.json().total.filed, city.cases.filter((each) => isUnder(each.home, home)).length);
      },
    },
  ];
}
