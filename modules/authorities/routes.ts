import { z } from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/error.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import { isWithin, levelOf, scopePattern } from '../../kernel/region.ts';
import { type App, getActor } from '../../platform/http/index.ts';
import { type Authority, listColleagues } from '../../platform/identity/index.ts';
import type { Db } from '../../platform/store/types.ts';
import { type AuthorityView, authorityCode, authorityView, personView, publicRegions } from '../intake/contract.ts';
import type { Directory } from './directory.ts';

const tags = ['reference'];

export function presentAuthority(authority: Authority): AuthorityView {
  return {
    code: authority.code,
    parent: authority.parentCode,
    level: levelOf(authority.code),
    name: { zh: authority.nameZh, en: authority.nameEn },
  };
}

/** The tree of authorities, who works there, and the regions that a citizen may file in. */
export function addAuthorityRoutes(app: App, db: Db, clock: Clock, directory: Directory): void {
  app.route({
    method: 'GET',
    url: '/api/authorities',
    schema: { tags, summary: '机关树 / the tree of authorities', response: { 200: z.array(authorityView) } },
    handler: async () => (await directory.authorities()).map(presentAuthority),
  });
  app.route({
    method: 'GET',
    url: '/api/authorities/:code/people',
    schema: {
      tags,
      summary: '机关人员与岗位 / who works there, in which roles',
      params: z.object({ code: authorityCode }),
      response: { 200: z.array(personView) },
    },
    handler: async (request) => {
      const { code } = request.params;
      const actor = getActor(request);
      // People of one's own area, and of the bureau that a station belongs to.
      if ((await directory.find(code)) === undefined || !isNear(code, actor.authority)) {
        throw new AppError('identity.authority-unknown', 404, { authority: code });
      }
      const people = await listColleagues(db, code.length === 9 ? code : scopePattern(code), legalDay(clock.now()));
      return people
        .filter(({ authority }) => authority === code)
        .map(({ id, name, roles, licenceNo }) => ({ id, name, roles: [...roles], licence: licenceNo }));
    },
  });
  app.route({
    method: 'GET',
    url: '/public/regions',
    // No limit by address: nobody files without it, and it comes from memory.
    config: { access: 'public' },
    schema: { tags: ['public'], summary: '可提交的地区 / regions one may file in', response: { 200: publicRegions } },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=300');
      return (await directory.authorities())
        .filter(({ code }) => code.length === 6)
        .map(({ code, parentCode, nameZh, nameEn }) => ({
          code,
          parent: parentCode,
          name: { zh: nameZh, en: nameEn },
        }));
    },
  });
}

const isNear = (code: string, own: string): boolean => isWithin(code, own) || isWithin(own, code);
