/** Brings the first field that is wrong, or else what refuses the form, into view and under the keys. */
export function focusProblem(form: ParentNode | null): void {
  // A moment later: the marks are drawn by the rendering that follows.
  setTimeout(() => {
    const first = form?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]');
    first?.scrollIntoView({ block: 'center' });
    first?.focus();
  });
}
