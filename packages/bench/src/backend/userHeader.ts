/** The header that names who signs in. */
export const USER_HEADER = 'x-bench-user';
