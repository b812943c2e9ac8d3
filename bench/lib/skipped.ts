/** A section that cannot be measured here: said aloud, and its figures are not written. */
export class SectionSkipped extends Error {
  readonly code: string;

  /** `code` says which section and why; `message` says what happened and what to do. */
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
