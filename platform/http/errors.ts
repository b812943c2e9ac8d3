import { defineErrors } from '../../kernel/error-catalogue.ts';

/** Failures of asking, before any part of the product has been reached. */
export const errors = defineErrors({
  'http.invalid': {
    status: 400,
    zh: '请求内容不符合要求：{problemsZh}',
    en: 'The request does not fit: {problemsEn}',
    remedy: { zh: '按提示改正后重新提交。', en: 'Correct what is named and send it again.' },
  },
  'http.bad-json': {
    status: 400,
    zh: '请求正文不是合格的 JSON。',
    en: 'The body is not well-formed JSON.',
    remedy: { zh: '检查正文与 content-type。', en: 'Check the body and its content-type.' },
  },
  'http.unstorable': {
    status: 422,
    zh: '请求含有无法保存的字符（U+0000 或残缺的代理码元），位置：{field}。',
    en: 'The request holds a character that cannot be stored (U+0000 or half a surrogate pair) at {field}.',
    remedy: { zh: '删去该字符后重新提交。', en: 'Remove the character and send it again.' },
  },
  'http.bad-request': {
    status: 400,
    zh: '请求无法理解（{reason}）。',
    en: 'The request cannot be understood ({reason}).',
    remedy: { zh: '对照接口文档 /openapi.json 检查请求。', en: 'Compare the request with /openapi.json.' },
  },
  'http.media-type': {
    status: 415,
    zh: '不支持这种内容类型。',
    en: 'This content type is not taken.',
    remedy: { zh: '请使用 application/json。', en: 'Use application/json.' },
  },
  'http.body-too-large': {
    status: 413,
    zh: '提交的内容超过大小限制（{limit} 字节）。',
    en: 'What was sent is larger than the limit of {limit} bytes.',
    remedy: { zh: '缩减内容，或分几次提交。', en: 'Make it smaller, or send it in parts.' },
  },
  'http.not-found': {
    status: 404,
    zh: '没有这个地址。',
    en: 'There is no such address.',
    remedy: { zh: '核对网址；接口见 /openapi.json。', en: 'Check the address; the API is listed at /openapi.json.' },
  },
  'http.signed-out': {
    status: 401,
    zh: '请先登录。',
    en: 'Sign in first.',
    remedy: { zh: '登录后重试；接口调用请带有效密钥。', en: 'Sign in and try again; programs send a valid key.' },
  },
  'http.cross-site': {
    status: 403,
    zh: '请求不是从本系统页面发出的，已拒绝。',
    en: 'The request did not come from a page of this system and was refused.',
    remedy: {
      zh: '请从本系统页面操作；若经代理访问，请把 QY_PUBLIC_URL 设为浏览器中的地址。',
      en: 'Use the pages of this system; behind a proxy set QY_PUBLIC_URL to the address in the browser.',
    },
  },
  'http.forbidden': {
    status: 403,
    zh: '您的岗位不能使用这项功能（需要：{needed}）。',
    en: 'Your role may not use this (needed: {needed}).',
    remedy: {
      zh: '请由有相应岗位的人员办理，或切换身份。',
      en: 'Ask someone who holds the role, or switch your context.',
    },
  },
  'http.password-change': {
    status: 403,
    zh: '密码由他人设置，请先修改密码。',
    en: 'Your password was set by somebody else: change it first.',
    remedy: { zh: '在“账号与安全”中修改密码后继续。', en: 'Change it under Account and security, then go on.' },
  },
  'http.key-scope': {
    status: 403,
    zh: '该接口密钥没有“{needed}”权限。',
    en: 'This key may not be used to {needed}.',
    remedy: { zh: '请签发带有相应权限的密钥。', en: 'Issue a key with that scope.' },
  },
  'http.too-many': {
    status: 429,
    zh: '操作过于频繁，请 {retryAfter} 秒后再试。',
    en: 'Too many requests; try again in {retryAfter} seconds.',
    remedy: { zh: '稍候再试。', en: 'Wait, then try again.' },
  },
  'http.internal': {
    status: 500,
    zh: '系统内部出错，未告知细节。',
    en: 'Something went wrong inside; details are not shown.',
    remedy: { zh: '请把追踪号 {traceId} 告诉系统管理员。', en: 'Give the trace id {traceId} to the administrator.' },
  },
});
