/**
 * What scanners of secrets look for, by the same words: keys and tokens by their shape, credentials in
 * URLs, and values beside a name that promises one. Source: the rules of secretlint's preset
 * "recommend" and of gitleaks, as far as they fit in a line.
 */
const RULES: Record<string, RegExp> = {
  'private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  'AWS key': /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  'token of GitHub': /\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,})/,
  'token of GitLab': /\bglpat-[\w-]{20}/,
  'token of Slack': /\bxox[abprs]-[\w-]{10,}/,
  'token of Hugging Face': /\bhf_[A-Za-z0-9]{30,}/,
  'token of npm': /\bnpm_[A-Za-z0-9]{36}/,
  JWT: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{5,}/,
  'credentials in a URL': /:\/\/[^/\s:@'"]+:[^/\s@'"]+@/,
  'a value beside a name':
    /(password|passwd|token|api[_-]?key|secret[_-]?key)['"]?\s*[:=]\s*['"]?[A-Za-z0-9+/_=-]{12,}['"]?\s*$/im,
  'values in a Secret': /^kind: Secret$/m,
};

/** The names of the rules that a text breaks. */
export function findSecrets(text: string): string[] {
  return Object.entries(RULES).flatMap(([name, rule]) =>
    rule.test(text) ? [name] : [],
  );
}
