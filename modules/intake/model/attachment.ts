/** Most bytes of one file that is attached to a matter. */
export const LARGEST_FILE = 200 * 1024 * 1024;
