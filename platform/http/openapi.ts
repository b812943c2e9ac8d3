import swagger from '@fastify/swagger';
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { App } from './types.ts';

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
        { name: 'matters', description: '事项 / matters' },
        { name: 'public', description: '公众 / citizens' },
        { name: 'reference', description: '机关、规则、日历 / authorities, rules, calendars' },
        { name: 'operations', description: '运行 / operations' },
      ],
    },
    transform: createJsonSchemaTransform({}),
    transformObject: jsonSchemaTransformObject,
  });
}
