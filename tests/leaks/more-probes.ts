import type { LightMyRequestResponse } from 'fastify';
import { codeOf } from '../../modules/parties/testing.ts';
import type { City } from './city.ts';
import { isUnder, maySee, type Reader, sees, type Target } from './oracle.ts';
import { type Ask, byCode, found, ofNumber, type Probe } from './verdict.ts';

/** Ways that lead to a matter by what hangs on it: its operator, its papers, its figures. */
export function moreProbes(city: City, ask: Ask): Probe[] {
  const at = ({ region, id }: Target): string => `/api/matters/${region}/${id}`;
  const act = (version: number) => ({ actId: crypto.randomUUID(), version });
  const nobody = '00000000-0000-4000-8000-000000000000';
  const bulletinOver = ({ handling }: Target) =>
    city.published.filter(({ authority }) => isUnder(handling, authority)).at(-1);
  /** A bulletin goes up and down the tree: to whoever stands above or below the authority that froze it. */
  const mayRead = (reader: Reader, authority: string): boolean =>
    isUnder(authority, reader.authority) || isUnder(reader.authority, authority);
  /** The acts behind it are its neighbours' matters: they go up only. */
  const mayTakeOut = (reader: Reader, authority: string): boolean => isUnder(authority, reader.authority);
  const ok = async (reader: Reader, url: string): Promise<boolean> =>
    (await ask('GET', reader, url)).statusCode === 200;
  const byBulletin = (
    name: string,
    route: string,
    weight: number,
    may: (reader: Reader, authority: string) => boolean,
    got: (reader: Reader, id: string) => Promise<boolean>,
  ): Probe => ({
    ...{ name, weight, routes: [route] },
    fits: (target) => bulletinOver(target) !== undefined,
    judge: async (reader, target) => {
      const { id, authority } = bulletinOver(target) ?? { id: '', authority: '' };
      return { got: found(await got(reader, id)), due: found(may(reader, authority)) };
    },
  });
  const onMatter = (
    name: string,
    route: string,
    weight: number,
    answer: (reader: Reader, target: Target) => Promise<LightMyRequestResponse>,
  ): Probe => ({
    ...{ name, weight, routes: [route] },
    judge: async (reader, target) => ({ got: byCode(await answer(reader, target)), due: sees(reader, target) }),
  });
  const [acts, files, notices, same] = ['acts', 'files', 'notices', 'same'].map(
    (part) => `/api/matters/{region}/{id}/${part}`,
  );
  return [
    {
      name: 'count of matters against an operator',
      routes: ['GET /api/parties/{code}'],
      weight: 4,
      fits: ({ respondent }) => respondent !== null,
      judge: async (reader, { respondent }) => {
        const { matters } = (await ask('GET', reader, `/api/parties/${respondent}`)).json();
        const due = city.targets.filter((each) => each.respondent === respondent && maySee(reader, each));
        return ofNumber(matters.all, due.length);
      },
    },
    {
      name: 'one of a list of acts',
      routes: ['POST /api/bulk'],
      weight: 3,
      judge: async (reader, { region, id, ...target }) => {
        const items = [{ homeRegion: region, matterId: id, ...act(9_999) }];
        const answer = await ask('POST', reader, '/api/bulk', { items, verb: 'screen', body: { domain: 'food' } });
        return { got: byCode(answer), due: sees(reader, { region, id, ...target }) };
      },
    },
    {
      name: 'how one of a list is screened',
      routes: ['POST /api/screenings'],
      weight: 3,
      judge: async (reader, target) => {
        const items = [{ homeRegion: target.region, matterId: target.id }];
        const answer = await ask('POST', reader, '/api/screenings', { items });
        return { got: found(answer.json().items.length === 1), due: found(maySee(reader, target)) };
      },
    },
    onMatter('proof of a matter', 'GET /api/matters/{region}/{id}/bundle', 3, (reader, target) =>
      ask('GET', reader, `${at(target)}/bundle`),
    ),
    onMatter('notices', `GET ${notices}`, 3, (reader, target) => ask('GET', reader, `${at(target)}/notices`)),
    onMatter('issue a notice', `POST ${notices}`, 2, (reader, target) =>
      ask('POST', reader, `${at(target)}/notices`, {
        ...{ ...act(9_999), template: 'acceptance', templateVersion: '2026-01-01' },
        recipient: 'reporter',
      }),
    ),
    onMatter('withdraw a notice', `POST ${notices}/{act}/withdraw`, 1, (reader, target) =>
      ask('POST', reader, `${at(target)}/notices/${nobody}/withdraw`, { ...act(9_999), reason: '写错了' }),
    ),
    onMatter('a notice', `GET ${notices}/{act}`, 2, (reader, target) =>
      ask('GET', reader, `${at(target)}/notices/${nobody}?format=pdf`),
    ),
    onMatter('sealed identity', `POST ${acts}/{seq}/identity`, 2, (reader, target) =>
      ask('POST', reader, `${at(target)}/acts/1/identity`, { reason: '核对举报人身份，仅为测试' }),
    ),
    onMatter('ask for a sealed identity', `POST ${acts}/{seq}/identity-requests`, 2, (reader, target) =>
      ask('POST', reader, `${at(target)}/acts/1/identity-requests`, { purpose: 'contact', reason: '仅为测试而申请' }),
    ),
    onMatter('original of a file', `POST ${files}/{file}/original`, 2, (reader, target) =>
      ask('POST', reader, `${at(target)}/files/${nobody}/original`, { reason: '核对原件内容，仅为测试' }),
    ),
    onMatter('what is named in its text', 'GET /api/matters/{region}/{id}/reading', 3, (reader, target) =>
      ask('GET', reader, `${at(target)}/reading`),
    ),
    onMatter('who it is about', 'GET /api/matters/{region}/{id}/subject', 1, (reader, target) =>
      ask('GET', reader, `${at(target)}/subject`),
    ),
    onMatter('say who it is about', 'POST /api/subjects/words', 1, (reader, { region, id }) =>
      ask('POST', reader, '/api/subjects/words', {
        ...{ matter: { region, id }, subject: { code: codeOf(4242) }, said: 'none', reason: '仅为测试' },
      }),
    ),
    onMatter('what is the same', `GET ${same}`, 3, (reader, target) => ask('GET', reader, `${at(target)}/same`)),
    onMatter('a pair with it', `GET ${same}/{there}/{other}`, 2, (reader, target) =>
      ask('GET', reader, `${at(target)}/same/${target.region}/${nobody}`),
    ),
    onMatter('say that it is the same', `POST ${same}`, 2, (reader, target) =>
      ask('POST', reader, `${at(target)}/same`, {
        ...{ actId: crypto.randomUUID(), said: 'same', reason: '仅为测试' },
        other: { region: target.region, id: nobody },
      }),
    ),
    byBulletin('a bulletin', 'GET /api/bulletins/{id}', 3, mayRead, (reader, id) => ok(reader, `/api/bulletins/${id}`)),
    byBulletin('list of bulletins', 'GET /api/bulletins', 2, mayRead, async (reader, id) =>
      (await ask('GET', reader, '/api/bulletins')).payload.includes(id),
    ),
    byBulletin('document of a bulletin', 'GET /api/bulletins/{id}/document', 0.6, mayRead, (reader, id) =>
      ok(reader, `/api/bulletins/${id}/document?format=docx`),
    ),
    byBulletin(
      'bulletin run again',
      'POST /api/bulletins/{id}/rerun',
      0.6,
      mayRead,
      async (reader, id) => (await ask('POST', reader, `/api/bulletins/${id}/rerun`)).statusCode === 200,
    ),
    byBulletin('matters of a bulletin', 'GET /api/bulletins/{id}/cells', 0.5, mayTakeOut, (reader, id) =>
      ok(reader, `/api/bulletins/${id}/cells`),
    ),
    byBulletin('proof of a bulletin', 'GET /api/bulletins/{id}/bundle', 0.6, mayTakeOut, (reader, id) =>
      ok(reader, `/api/bulletins/${id}/bundle`),
    ),
  ];
}
