/** What a process can be asked: each takes one value and answers with one, both JSON. */
export type Methods = {
  [name: string]: (params: never) => unknown;
};

/** A call on its way. */
export type Question = { question: number; method: string; params: unknown };

/** What came of it. */
export type Answer = { answer: number; value?: unknown; error?: string };

/** Whether a message is one of ours, and a call. */
export function isQuestion(message: unknown): message is Question {
  return has(message, 'question');
}

/** Whether a message is one of ours, and an answer. */
export function isAnswer(message: unknown): message is Answer {
  return has(message, 'answer');
}

function has(message: unknown, field: string): boolean {
  return typeof message === 'object' && message !== null && field in message;
}
