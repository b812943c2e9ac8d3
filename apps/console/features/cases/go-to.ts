/** Brings a part of the page into view and puts the focus there; false when the page has no such part. */
export function goTo(id: string): boolean {
  const part = document.getElementById(id);
  if (part === null) return false;
  part.scrollIntoView({ block: 'start' });
  part.focus({ preventScroll: true });
  return true;
}
