import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, isAppError } from '../../kernel/error.ts';
import type { Language } from '../../kernel/text.ts';
import { filingRequest, messageRequest, type Problem, withdrawalRequest } from '../../modules/intake/contract.ts';
import { createFilingDesk, filingStatus, withdrawByReceipt, writeByReceipt } from '../../modules/intake/index.ts';
import { correctionRequest, publishedParams, publishedQuery } from '../../modules/published/contract.ts';
import { askCorrection, publishedCountsOf, publishedOf, searchPublished } from '../../modules/published/index.ts';
import { type App, problemOf } from '../../platform/http/index.ts';
import { problemOfUnknown } from '../../platform/http/problem.ts';
import { translateError } from '../../platform/http/translate-error.ts';
import { type FilingKind, filingKinds } from '../portal/filing/form.ts';
import { findCodeFault, tidyReceiptCode } from '../portal/status/receipt-code.ts';
import { languageOf, type PlainContext } from './context.ts';
import { checked, formAgain, newForm, portalTexts, receiptPage, sentOf } from './file-pages.ts';
import { fieldOf, fieldsOf, refuseOtherSites, takeForms } from './form-body.ts';
import { html } from './html.ts';
import { inLanguage, pageText, pick } from './page.ts';
import { correctionReceipt, itemPage, searchPage } from './published-pages.ts';
import { askCodePage, statusPage } from './status-pages.ts';
import { POLICY } from './styles.ts';
import { plainTexts } from './texts.ts';

const hidden = { hide: true } as object;
const READ = { access: 'public', rateLimit: { max: 120, timeWindow: '1 minute' } } as const;
/** Without script no browser can work for its turn: the limit of each address stands alone here. */
const SEND = { access: 'public', rateLimit: { max: 10, timeWindow: '1 minute' } } as const;
/** 20,000 Chinese characters are nine bytes each in the body of a form. */
const LONGEST_FORM = 262_144;

const send = (reply: FastifyReply, page: string, status = 200): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(page);

/**
 * The public pages without script: reading what is published, filing, following by receipt code. They call what the
 * portal's routes call, and check forms by the portal's own rules; nothing is decided here.
 */
export function addPlainPages(app: App, context: PlainContext): void {
  app.register(async (plain) => {
    const pages = plain as unknown as App;
    takeForms(pages);
    pages.addHook('onRequest', async (request, reply) => {
      reply.header('content-security-policy', POLICY).header('cache-control', 'no-store');
      // Under `no-referrer` a browser hides where a form comes from, and nobody could tell it from another site's.
      reply.header('referrer-policy', 'same-origin');
      if (request.method === 'POST') refuseOtherSites(request, context.publicUrl);
    });
    pages.setErrorHandler((failure: FastifyError, request, reply) => answerFailure(context, failure, request, reply));
    addReading(pages, context);
    addCorrecting(pages, context);
    addFiling(pages, context);
    addFollowing(pages, context);
  });
}

/** A failure as a page: what is so, the way out, and the number by which it is found in the log. */
function answerFailure(context: PlainContext, failure: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const error = translateError(failure, request.routeOptions.bodyLimit ?? LONGEST_FORM);
  const { status, body, defect, retryAfter } = problemOfUnknown(error, request.id, context.catalogue);
  if (defect) request.log.error({ err: error, route: request.routeOptions.url }, 'defect');
  if (retryAfter !== null) reply.header('retry-after', String(retryAfter));
  send(reply, failedPage(languageOf(request.query), body), status);
}

function failedPage(language: Language, problem: Problem): string {
  const t = plainTexts[language];
  const body = html`<p><strong>${problem[language]}</strong></p>
<p>${pick(problem.remedy, language)}</p><p>${t.again}</p><p class="hint">${t.reference(problem.traceId)}</p>`;
  return pageText({ language, title: t.failed, body });
}

function homePage(language: Language): string {
  const t = plainTexts[language];
  const { kinds } = portalTexts[language];
  const body = html`<p>${t.homeLead}</p>
<ul class="items">${filingKinds.map(
    (
      kind,
    ) => html`<li><a href="${inLanguage(`/plain/file/${kind}`, language)}"><strong>${kinds[kind].title}</strong> ${kinds[kind].short}</a>
<p class="hint">${kinds[kind].lead}</p></li>`,
  )}</ul>
<p class="actions"><a href="${inLanguage('/plain/status', language)}">${t.follow}</a></p>
<p class="actions"><a href="${inLanguage('/plain/published', language)}">${t.published}</a></p>
<p class="actions"><a href="/">${t.full}</a></p>`;
  return pageText({ language, title: t.homeTitle, body, other: '/plain' });
}

/** The filters as a form sends them: an empty field is none. */
const filled = (query: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(query as object).filter(([, value]) => value !== ''));

function addReading(app: App, context: PlainContext): void {
  app.get('/plain', { config: READ, schema: hidden }, (request, reply) =>
    send(reply, homePage(languageOf(request.query))),
  );
  app.get('/plain/*', { config: READ, schema: hidden }, () => {
    throw new AppError('http.not-found', 404);
  });
  app.get('/plain/published', { config: READ, schema: hidden }, async (request, reply) => {
    const query = publishedQuery.safeParse(filled(request.query));
    if (!query.success) throw new AppError('plain.query', 400);
    const [found, counts] = await Promise.all([
      searchPublished(context.published, query.data),
      publishedCountsOf(context.published, query.data),
    ]);
    return send(reply, searchPage({ query: query.data, ...found, counts }, languageOf(request.query)));
  });
  app.get('/plain/published/:kind/:region/:id', { config: READ, schema: hidden }, async (request, reply) => {
    const at = publishedParams.safeParse(request.params);
    if (!at.success) throw new AppError('published.none', 404);
    return send(reply, itemPage(await publishedOf(context.published, at.data), languageOf(request.query)));
  });
}

/** A form of the item's page: not enough of it, and the page comes again with what was typed. */
function addCorrecting(app: App, context: PlainContext): void {
  app.post('/plain/corrections', { config: SEND, schema: hidden, bodyLimit: 65_536 }, async (request, reply) => {
    const language = languageOf(request.query);
    const fields = fieldsOf(request);
    const asked = correctionRequest.safeParse(fields);
    if (asked.success) {
      const done = await askCorrection(context.intake, asked.data, request.id);
      return send(reply, correctionReceipt(pick(done.authority, language), done.receiptCode, language), 201);
    }
    const at = publishedParams.safeParse(fields);
    if (!at.success) throw new AppError('plain.form', 400);
    return send(reply, itemPage(await publishedOf(context.published, at.data), language, fields), 422);
  });
}

const kindOf = (request: FastifyRequest): FilingKind => {
  const { kind } = request.params as { readonly kind?: string };
  const found = filingKinds.find((each) => each === kind);
  if (found === undefined) throw new AppError('http.not-found', 404);
  return found;
};

function addFiling(app: App, context: PlainContext): void {
  const file = createFilingDesk(context.intake);
  app.get('/plain/file/:kind', { config: READ, schema: hidden }, async (request, reply) =>
    send(reply, await newForm(context, kindOf(request), languageOf(request.query))),
  );
  app.post('/plain/file/:kind', { config: SEND, schema: hidden, bodyLimit: LONGEST_FORM }, async (request, reply) => {
    const sent = sentOf(kindOf(request), languageOf(request.query), fieldsOf(request));
    const form = checked(context, sent);
    // Whatever the portal's checks let through meets the contract of the portal's own route.
    const filing = filingRequest.safeParse(form);
    if (!('actId' in form)) return send(reply, await formAgain(context, sent, { errors: form }), 422);
    if (!filing.success) throw new AppError('plain.form', 400);
    try {
      const receipt = await file(filing.data, request.id);
      return send(reply, receiptPage(sent.kind, sent.language, receipt), 201);
    } catch (error) {
      if (!isAppError(error) || error.status >= 500) throw error;
      const { status, body } = problemOf(error, request.id, context.catalogue);
      return send(reply, await formAgain(context, sent, { problem: body }), status);
    }
  });
}

function addFollowing(app: App, context: PlainContext): void {
  const { intake, catalogue } = context;
  app.get('/plain/status', { config: READ, schema: hidden }, (request, reply) =>
    send(reply, askCodePage(languageOf(request.query))),
  );
  app.post('/plain/status', { config: SEND, schema: hidden, bodyLimit: 8_192 }, async (request, reply) => {
    const language = languageOf(request.query);
    const typed = fieldOf(fieldsOf(request), 'receiptCode');
    const fault = findCodeFault(typed);
    const code = tidyReceiptCode(typed);
    if (fault !== undefined) {
      const text = portalTexts[language].status.faults[fault](code.length);
      return send(reply, askCodePage(language, text, typed.slice(0, 64)), 422);
    }
    try {
      return send(reply, statusPage({ language, code, status: await filingStatus(intake, code) }));
    } catch (error) {
      if (!isAppError(error) || error.code !== 'intake.status.unknown') throw error;
      const { body } = problemOf(error, request.id, catalogue);
      return send(
        reply,
        askCodePage(language, `${body[language]} ${pick(body.remedy, language)}`, typed.slice(0, 64)),
        404,
      );
    }
  });
  app.post('/plain/messages', { config: SEND, schema: hidden, bodyLimit: 32_768 }, (request, reply) =>
    act(context, request, reply, (given, traceId) => {
      const asked = messageRequest.safeParse(given);
      if (!asked.success) throw new AppError('plain.message', 422);
      return writeByReceipt(intake, asked.data, traceId);
    }),
  );
  app.post('/plain/withdrawals', { config: SEND, schema: hidden, bodyLimit: 16_384 }, (request, reply) =>
    act(context, request, reply, (given, traceId) => {
      const asked = withdrawalRequest.safeParse(given);
      if (given.sure !== 'yes' || !asked.success) throw new AppError('plain.sure', 422);
      return withdrawByReceipt(intake, asked.data, traceId);
    }),
  );
}

/** Something done by the code, then the status again; a refusal is told above it. */
async function act(
  { intake, catalogue }: PlainContext,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (given: Readonly<Record<string, unknown>>, traceId: string) => ReturnType<typeof filingStatus>,
): Promise<FastifyReply> {
  const language = languageOf(request.query);
  const fields = fieldsOf(request);
  const code = tidyReceiptCode(fieldOf(fields, 'receiptCode'));
  try {
    const status = await work({ ...fields, receiptCode: code }, request.id);
    return send(reply, statusPage({ language, code, status }));
  } catch (error) {
    if (!isAppError(error) || error.status >= 500 || error.code === 'intake.status.unknown') throw error;
    const { status: answer, body } = problemOf(error, request.id, catalogue);
    return send(reply, statusPage({ language, code, status: await filingStatus(intake, code), problem: body }), answer);
  }
}
