import { z } from 'zod';
import { AppError } from '../../kernel/error.ts';
import type { AuthorityCode, PersonId } from '../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { isWithin, scopePattern } from '../../kernel/region.ts';
import { getActor, getActorWith } from '../http/access.ts';
import type { App } from '../http/types.ts';
import type { Store } from '../store/store.ts';
import { resetAccess } from './account-recovery.ts';
import {
  assignmentList,
  authorityCode,
  closing,
  ending,
  eventPage,
  firstPassword,
  listedPeople,
  made,
  newAssignment,
  newPerson,
  resetting,
  role as roleOf,
} from './admin-contract.ts';
import { admitPerson, newFirstPassword } from './admit.ts';
import { assignRole, endAssignment, listAssignments } from './assignment.ts';
import { addDelegationRoutes } from './delegation-routes.ts';
import { inOneStep } from './in-one-step.ts';
import { addLicenceRoutes } from './licence-routes.ts';
import { listIdentityEvents } from './list-events.ts';
import { listPeople } from './list-people.ts';
import { getPerson, setPersonActive } from './person.ts';
import { addPersonPageRoute, SEE_PEOPLE } from './person-page.ts';
import type { IdentityDeps } from './settings.ts';

const tags = ['people'];
const nothing = z.null().describe('empty');
const byId = z.object({ id: z.uuid() });
const changeLimit = { max: 60, timeWindow: '1 minute' };

/**
 * People, roles and delegations for administrators and heads, and the audit trail of access. `onPeople` is told when
 * names that are kept in memory may be old.
 */
export function addAdminRoutes(app: App, store: Store, deps: IdentityDeps, onPeople: () => void): void {
  addPeopleRoutes(app, store, deps, onPeople);
  addPersonPageRoute(app, store, deps);
  addLicenceRoutes(app, store, deps);
  addAssignmentRoutes(app, store, deps);
  addDelegationRoutes(app, store, deps);
  app.route({
    method: 'GET',
    url: '/api/identity-events',
    schema: {
      tags,
      summary: '账号与权限审计记录 / the audit trail of access',
      querystring: z.object({
        person: z.uuid().optional(),
        cursor: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      response: { 200: eventPage },
    },
    handler: async (request) => {
      // Auditors read the whole trail at /api/audit, where their reading is logged.
      const actor = getActorWith(request, 'administrator');
      const { person, cursor, limit } = request.query;
      const page = await listIdentityEvents(store.db, actor, { person: person as PersonId | undefined, cursor, limit });
      return { ...page, items: page.items.map((each) => ({ ...each, at: each.at.toISOString() })) };
    },
  });
}

function addPeopleRoutes(app: App, store: Store, deps: IdentityDeps, onPeople: () => void): void {
  const today = (): PlainDate => legalDay(deps.clock.now());
  app.route({
    method: 'GET',
    url: '/api/people',
    schema: {
      tags,
      summary: '本辖区人员与岗位 / people of one’s area with their roles',
      querystring: z.object({
        /** Part of the name, login or licence number. */
        q: z.string().trim().min(1).max(64).optional(),
        authority: authorityCode.optional(),
        role: roleOf.optional(),
        state: z.enum(['open', 'closed']).optional(),
        after: z.string().max(64).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      response: { 200: listedPeople },
    },
    handler: async (request) => {
      const actor = getActorWith(request, ...SEE_PEOPLE);
      const { authority = actor.authority, state, limit, ...filter } = request.query;
      if (!isWithin(authority, actor.authority)) throw new AppError('identity.authority-unknown', 404, { authority });
      const people = await listPeople(store.db, scopePattern(authority), today(), {
        ...filter,
        active: state === undefined ? undefined : state === 'open',
        limit: limit + 1,
      });
      const items = people.slice(0, limit).map((each) => ({ ...each, roles: [...each.roles] }));
      return { items, next: people.length > limit ? (items.at(-1)?.login ?? null) : null };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/people',
    config: { rateLimit: changeLimit },
    schema: {
      tags,
      summary: '新增人员并授予岗位 / add a person with roles',
      body: newPerson,
      response: { 201: firstPassword },
    },
    handler: async (request, reply) => {
      const { authority, validFrom, validTo, licenceUntil, ...person } = request.body;
      const { personId, password } = await inOneStep(store, deps, (tx, held) =>
        admitPerson(tx, held, getActor(request), {
          ...person,
          licenceUntil: licenceUntil as PlainDate | null,
          authority: authority as AuthorityCode,
          validFrom: (validFrom ?? today()) as PlainDate,
          validTo: validTo as PlainDate | null,
        }),
      );
      onPeople();
      return reply.code(201).send({ id: personId, password });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/people/:id/reset',
    config: { rateLimit: changeLimit },
    schema: {
      tags,
      summary:
        '重置密码（可同时解除动态口令、删除通行密钥） / a new first password, also without second factor and passkeys',
      params: byId,
      body: resetting,
      response: { 200: firstPassword },
    },
    handler: async (request) => {
      const id = request.params.id as PersonId;
      const password = await inOneStep(store, deps, async (tx, held) => {
        const fresh = newFirstPassword(held, (await getPerson(tx, id)).login);
        await resetAccess(tx, held, getActor(request), id, fresh, request.body);
        return fresh;
      });
      return { id, password };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/people/:id/off',
    config: { rateLimit: changeLimit },
    schema: { tags, summary: '停用账号 / close an account', params: byId, body: closing, response: { 204: nothing } },
    handler: async (request, reply) => {
      const id = request.params.id as PersonId;
      const { reason } = request.body;
      await inOneStep(store, deps, (tx, held) => setPersonActive(tx, held, getActor(request), id, false, reason));
      return reply.code(204).send(null);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/people/:id/on',
    config: { rateLimit: changeLimit },
    schema: { tags, summary: '启用账号 / open an account again', params: byId, response: { 204: nothing } },
    handler: async (request, reply) => {
      const id = request.params.id as PersonId;
      await inOneStep(store, deps, (tx, held) => setPersonActive(tx, held, getActor(request), id, true));
      return reply.code(204).send(null);
    },
  });
}

function addAssignmentRoutes(app: App, store: Store, deps: IdentityDeps): void {
  const today = (): PlainDate => legalDay(deps.clock.now());
  app.route({
    method: 'GET',
    url: '/api/assignments',
    schema: {
      tags,
      summary: '某人的任职记录 / the roles that a person has, had or will have',
      querystring: z.object({ person: z.uuid().optional() }),
      response: { 200: assignmentList },
    },
    handler: async (request) => {
      const actor = getActor(request);
      const person = (request.query.person ?? actor.personId) as PersonId;
      const all = await listAssignments(store.db, person);
      if (person === actor.personId) return all;
      const { authority } = getActorWith(request, ...SEE_PEOPLE);
      return all.filter((each) => isWithin(each.authority, authority));
    },
  });
  app.route({
    method: 'POST',
    url: '/api/assignments',
    config: { rateLimit: changeLimit },
    schema: { tags, summary: '授予岗位 / grant a role', body: newAssignment, response: { 201: made } },
    handler: async (request, reply) => {
      const { personId, authority, role, validFrom, validTo, reason } = request.body;
      const id = await inOneStep(store, deps, (tx, held) =>
        assignRole(tx, held, getActor(request), {
          personId: personId as PersonId,
          authority: authority as AuthorityCode,
          role,
          validFrom: (validFrom ?? today()) as PlainDate,
          validTo: validTo as PlainDate | null,
          reason,
        }),
      );
      return reply.code(201).send({ id });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/assignments/:id/end',
    config: { rateLimit: changeLimit },
    schema: { tags, summary: '终止岗位 / end a role', params: byId, body: ending, response: { 204: nothing } },
    handler: async (request, reply) => {
      const { lastDay, reason } = request.body;
      await inOneStep(store, deps, (tx, held) =>
        endAssignment(tx, held, getActor(request), request.params.id, lastDay as PlainDate, today(), reason),
      );
      return reply.code(204).send(null);
    },
  });
}
