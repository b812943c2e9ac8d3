import { z } from 'zod';
import type { AuthorityCode, PersonId } from '../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { isWithin, scopePattern } from '../../kernel/region.ts';
import { getActor, getActorWith } from '../http/access.ts';
import type { App } from '../http/types.ts';
import type { Store } from '../store/store.ts';
import { resetAccess } from './account-recovery.ts';
import {
  assignmentList,
  ending,
  eventPage,
  firstPassword,
  listedPeople,
  made,
  newAssignment,
  newPerson,
} from './admin-contract.ts';
import { admitPerson, newFirstPassword } from './admit.ts';
import { assignRole, endAssignment, listAssignments } from './assignment.ts';
import { addDelegationRoutes } from './delegation-routes.ts';
import { inOneStep } from './in-one-step.ts';
import { listIdentityEvents } from './list-events.ts';
import { listPeople } from './list-people.ts';
import { getPerson, setPersonActive } from './person.ts';
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
      const actor = getActorWith(request, 'auditor', 'administrator');
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
        after: z.string().max(64).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      response: { 200: listedPeople },
    },
    handler: async (request) => {
      const { authority } = getActorWith(request, 'administrator', 'head');
      const { after, limit } = request.query;
      const people = await listPeople(store.db, scopePattern(authority), today(), { after, limit: limit + 1 });
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
      const { authority, validFrom, validTo, ...person } = request.body;
      const { personId, password } = await inOneStep(store, deps, (tx, held) =>
        admitPerson(tx, held, getActor(request), {
          ...person,
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
      summary: '重置密码（可同时解除动态口令） / a new first password, also without the second factor',
      params: byId,
      body: z.object({ withoutSecondFactor: z.boolean().default(false) }),
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
  for (const [path, active, summary] of [
    ['off', false, '停用账号 / close an account'],
    ['on', true, '启用账号 / open an account again'],
  ] as const) {
    app.route({
      method: 'POST',
      url: `/api/people/:id/${path}`,
      config: { rateLimit: changeLimit },
      schema: { tags, summary, params: byId, response: { 204: nothing } },
      handler: async (request, reply) => {
        const id = request.params.id as PersonId;
        await inOneStep(store, deps, (tx, held) => setPersonActive(tx, held, getActor(request), id, active));
        return reply.code(204).send(null);
      },
    });
  }
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
      const { authority } = getActorWith(request, 'administrator', 'head');
      return all.filter((each) => isWithin(each.authority, authority));
    },
  });
  app.route({
    method: 'POST',
    url: '/api/assignments',
    config: { rateLimit: changeLimit },
    schema: { tags, summary: '授予岗位 / grant a role', body: newAssignment, response: { 201: made } },
    handler: async (request, reply) => {
      const { personId, authority, role, validFrom, validTo } = request.body;
      const id = await inOneStep(store, deps, (tx, held) =>
        assignRole(tx, held, getActor(request), {
          personId: personId as PersonId,
          authority: authority as AuthorityCode,
          role,
          validFrom: (validFrom ?? today()) as PlainDate,
          validTo: validTo as PlainDate | null,
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
      const lastDay = request.body.lastDay as PlainDate;
      await inOneStep(store, deps, (tx, held) =>
        endAssignment(tx, held, getActor(request), request.params.id, lastDay, today()),
      );
      return reply.code(204).send(null);
    },
  });
}
