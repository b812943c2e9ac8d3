import { caseDetail, caseFiled, casePerformed } from '../../../../../modules/cases/contract.ts';
import { receivedFile } from '../../../../../modules/evidence/contract.ts';
import { attached, matterDetail, performed } from '../../../../../modules/intake/contract.ts';
import { ApiFailure, api, local, problemOf } from '../../../api.ts';
import type { Vault } from '../keep/vault.ts';
import type { Outcome, Step } from './entry.ts';

/** So often a version that moved on is read anew: what is sent from here decides nothing on what others did meanwhile. */
const READINGS = 5;

/** The session is over, or somebody else's: nothing more is sent until the person signs in. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}

const isPassing = (status: number): boolean => status === 0 || status === 408 || status === 429 || status >= 500;

/** What a failure means for an entry. @throws SignedOut */
function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ApiFailure)) return { went: 'failed', problem: problemOf(error) };
  if (error.status === 401) throw new SignedOut();
  if (error.problem.code === 'evidence.file-not-received') return { went: 'file-lost', problem: error.problem };
  return { went: isPassing(error.status) ? 'failed' : 'refused', problem: error.problem };
}

/** Sends one step. @throws SignedOut */
export async function sendStep(vault: Vault, step: Step): Promise<Outcome> {
  try {
    switch (step.do) {
      case 'file': {
        const { actId, body, eventAt } = step;
        const request = { actId, procedure: 'summary-case', body, eventAt };
        const { number } = await api.post('/cases', { body: request, answer: caseFiled });
        return number === null ? { went: 'done' } : { went: 'done', number };
      }
      case 'upload':
        return await sendFile(vault, step);
      case 'act':
        return await sendAct(step);
      case 'attach':
        return await attachFile(vault, step);
      case 'office':
        return await sendOffice(step);
    }
  } catch (error) {
    return outcomeOf(error);
  }
}

/** The bytes are gone from the device, or arrived as others: what was taken cannot be sent. */
const lostBytes = (): Outcome => {
  const [zh, en] = ['本机没有保存这个文件的原始数据。', 'The original bytes of this file are not on the device.'];
  const problem = local('on-site.file-missing', zh, en, '请重新拍摄后再发送。', 'Take the picture again.');
  return { went: 'refused', problem };
};
const otherBytes = (): Outcome => {
  const [zh, en] = ['服务器收到的文件与拍摄时的校验值不一致。', 'What arrived has another hash than what was taken.'];
  const problem = local('on-site.hash-differs', zh, en, '请更正后重新发送。', 'Correct it and send it again.');
  return { went: 'refused', problem };
};

async function formOf(vault: Vault, step: { readonly blob: string; readonly name: string; readonly type: string }) {
  const content = await vault.bytes(step.blob);
  if (content === undefined) return undefined;
  const body = new FormData();
  body.append('file', new Blob([content], { type: step.type }), step.name);
  return body;
}

async function attachFile(vault: Vault, step: Extract<Step, { do: 'attach' }>): Promise<Outcome> {
  const body = await formOf(vault, step);
  if (body === undefined) return lostBytes();
  const url = `/matters/${step.region}/${step.id}/files`;
  const received = await api.post(url, { body, query: { actId: step.actId }, answer: attached });
  return step.sha256 === null || received.sha256 === step.sha256 ? { went: 'done' } : otherBytes();
}

async function sendOffice({ region, id, actId, verb, body }: Extract<Step, { do: 'office' }>): Promise<Outcome> {
  for (let reading = 1; ; reading += 1) {
    const { row } = await api.get(`/matters/${region}/${id}`, { answer: matterDetail });
    try {
      const request = { actId, verb, version: row.version, body };
      await api.post(`/office/${region}/${id}/acts`, { body: request, answer: performed });
      return { went: 'done' };
    } catch (error) {
      // Others worked on it meanwhile. What they changed of the same answer the rule of the act refuses by itself.
      const stale = error instanceof ApiFailure && error.problem.code === 'procedure.stale';
      if (!stale || reading >= READINGS) throw error;
    }
  }
}

async function sendFile(vault: Vault, step: Extract<Step, { do: 'upload' }>): Promise<Outcome> {
  const body = await formOf(vault, step);
  if (body === undefined) return lostBytes();
  const url = `/cases/${step.region}/${step.id}/evidence-files`;
  const received = await api.post(url, { body, query: { fileId: step.fileId }, answer: receivedFile });
  // Changed on its way: the act would name other bytes than those that lie there.
  return step.sha256 === null || received.sha256 === step.sha256 ? { went: 'done' } : otherBytes();
}

async function sendAct({ region, id, actId, verb, body }: Extract<Step, { do: 'act' }>): Promise<Outcome> {
  for (let reading = 1; ; reading += 1) {
    const { row } = await api.get(`/cases/${region}/${id}`, { query: { acts: 1 }, answer: caseDetail });
    try {
      const request = { actId, verb, version: row.version, body };
      await api.post(`/cases/${region}/${id}/acts`, { body: request, answer: casePerformed });
      return { went: 'done' };
    } catch (error) {
      const stale = error instanceof ApiFailure && error.problem.code === 'procedure.stale';
      if (!stale || reading >= READINGS) throw error;
    }
  }
}
