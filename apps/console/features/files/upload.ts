import { LARGEST_FILE } from '../../../../modules/intake/model/attachment.ts';
import { ApiFailure, addressOf, failureOf, local, UNREACHABLE } from '../../api.ts';
import { sizeWords } from './file-words.ts';

const tooLarge = (size: number): ApiFailure =>
  new ApiFailure(
    413,
    local(
      'file.too-large',
      `文件有 ${sizeWords(size)}，超过上限 ${sizeWords(LARGEST_FILE)}。`,
      `The file has ${sizeWords(size)}, more than the limit of ${sizeWords(LARGEST_FILE)}.`,
      '压缩或拆分后再上传。',
      'Compress or split it and upload again.',
    ),
  );

export interface Upload {
  readonly region: string;
  readonly matter: string;
  /** Also the file's id: sent again, the same upload is there once. */
  readonly actId: string;
  readonly file: File;
  /** Bytes that have left so far. */
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Hands one file in. By XMLHttpRequest, because `fetch` does not say how far a body is.
 * @throws ApiFailure as the other calls do, and `file.too-large` before anything is sent
 */
export function uploadFile({ region, matter, actId, file, onProgress, signal }: Upload): Promise<void> {
  if (file.size > LARGEST_FILE) return Promise.reject(tooLarge(file.size));
  const body = new FormData();
  body.append('file', file, file.name);
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open('POST', addressOf(`/matters/${region}/${matter}/files`, { actId }));
    request.setRequestHeader('x-qingyuan', '1');
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ loaded }) => onProgress(Math.min(loaded, file.size));
    request.onerror = () => reject(new ApiFailure(0, UNREACHABLE));
    request.onabort = request.onerror;
    request.onload = () => {
      if (request.status === 201) resolve();
      else void failureOf(new Response(request.responseText, { status: request.status })).then(reject);
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}
