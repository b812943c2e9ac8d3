import swagger from '@fastify/swagger';
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { App } from './types.ts';

interface Operation {
  security?: readonly Record<string, readonly string[]>[];
  responses?: Record<string, unknown>;
}

interface Described {
  readonly paths?: Record<string, Record<string, Operation> | undefined>;
  readonly components?: { readonly schemas?: Record<string, unknown> };
}

const PROBLEM = {
  description: '失败 / a failure: code, text in both languages, way out',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Says of every operation what holds for all: failures are Problems, `/api` needs a session or a key. */
function complete(document: Described): void {
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const operation of Object.values(operations ?? {})) {
      operation.responses = { ...operation.responses, default: PROBLEM };
      if (/^\/api(?!\/public\/)/.test(path)) operation.security ??= [{ session: [] }, { key: [] }];
    }
  }
}

/** Drops schemas that nothing refers to: each registered one is made twice, as it is sent and as it is answered. */
function prune(document: Described): void {
  const schemas = document.components?.schemas ?? {};
  for (;;) {
    const text = JSON.stringify(document);
    const unused = Object.keys(schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
    if (unused.length === 0) return;
    for (const name of unused) delete schemas[name];
  }
}

/** Describes the routes as OpenAPI 3.1; each route's own schemas are the source. */
export async function describeRoutes(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Qingyuan 清源',
        version,
        description:
          '市场监管办案系统接口。失败一律返回 Problem（代码、中英文说明、解决办法）。' +
          ' / API of the market-regulation system. Every failure is a Problem: code, text in both languages, way out.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'qy_session' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
      tags: [
        { name: 'session', description: '登录与会话 / signing in and sessions' },
        { name: 'people', description: '人员、岗位、委托、审计 / people, roles, delegations, audit' },
        { name: 'matters', description: '事项 / matters' },
        { name: 'cases', description: '行政处罚案件：办理、证据、卷宗 / penalty cases, evidence, dossiers' },
        { name: 'case-documents', description: '案件文书 / documents of cases' },
        { name: 'publication', description: '处罚信息公示 / publication of penalties' },
        { name: 'history', description: '时间轴 / as it stood, as it was known, what changed' },
        { name: 'integrity', description: '案件体检 / checkers of cases' },
        { name: 'registers', description: '登记簿 / registers' },
        { name: 'office', description: '专项办 / the campaign office' },
        { name: 'campaigns', description: '专项行动 / campaigns' },
        { name: 'supervision', description: '督导 / supervision of lower authorities' },
        { name: 'inspections', description: '双随机检查 / random inspections' },
        { name: 'briefings', description: '通报编制 / composed bulletins' },
        { name: 'figures', description: '指标与透视 / figures and pivots' },
        { name: 'incidents', description: '群体性事件 / events that many tell of' },
        { name: 'models', description: '线索模型 / models of clues' },
        { name: 'imports', description: '批量导入 / importing tables' },
        { name: 'bulletins', description: '看板与通报 / boards and bulletins' },
        { name: 'notices', description: '文书 / written notices' },
        { name: 'parties', description: '经营主体名录 / registry of market entities' },
        { name: 'firms', description: '在线和解企业 / firms that settle online' },
        { name: 'settlements', description: '在线消费纠纷和解 / online settlement' },
        { name: 'public', description: '公众 / citizens' },
        { name: 'reference', description: '机关、规则、日历 / authorities, rules, calendars' },
        { name: 'operations', description: '运行 / operations' },
      ],
    },
    transform: createJsonSchemaTransform({}),
    transformObject: (document) => {
      const described = jsonSchemaTransformObject(document);
      complete(described as Described);
      prune(described as Described);
      return described;
    },
  });
}
