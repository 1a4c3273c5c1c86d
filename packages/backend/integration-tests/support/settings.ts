/** A setting that `npm test` makes; absent, the suite cannot run at all. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(
      `${name} is not set: run these tests with \`npm test -- integration\``,
    );
  }
  return value;
}
