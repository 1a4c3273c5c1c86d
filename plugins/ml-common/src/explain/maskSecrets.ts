const MASK = '***';

/** What looks like a secret in a text, and what is left of it. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // user:password in an address
  [
    /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@:]{0,256}:[^\s/@]{1,1024}@/gi,
    `$1${MASK}@`,
  ],
  [/\b(bearer|basic)\s+[a-z0-9+/=._~-]{8,}/gi, `$1 ${MASK}`],
  // password=…, "token": "…", --api-key …, X-Amz-Signature=…
  [
    /((?:^|[^a-z])(?:[a-z0-9]{1,30}[_-]){0,4}(?:password|passwd|pwd|token|secret|api[_-]?key|access[_-]?key(?:[_-]?id)?|private[_-]?key|credentials?|signature|sig)["']?\s?(?:[=:]\s?|\s(?=[^\s"']{16,}))["']?)(?!\/\/|not\b)[^\s"'&,;)]{3,}/gi,
    `$1${MASK}`,
  ],
  // keys that are known by how they begin: AWS, GitHub, GitLab, Hugging Face, Slack, Google, OpenAI
  [
    /\b(?:(?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|hf_[A-Za-z0-9]{16,}|xox[abpr]-[\w-]{10,}|AIza[\w-]{30,}|sk-[\w-]{20,})/g,
    MASK,
  ],
  // JSON web tokens
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.?[\w-]*/g, MASK],
  [
    /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|$)/g,
    MASK,
  ],
];

/**
 * The text with all that looks like a secret replaced by `***`. It errs on the side of masking; names
 * of Secret objects stay, since they are what one has to know.
 *
 * @public
 */
export function maskSecrets(text: string): string {
  return PATTERNS.reduce(
    (masked, [pattern, left]) => masked.replace(pattern, left),
    text,
  );
}
