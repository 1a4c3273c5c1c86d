import { CharacterTest } from './characterTests';
import {
  PatternNode,
  UnreadablePatternError,
  parsePattern,
} from './parsePattern';

/** One step of a pattern; `next` are the steps that may follow. */
type Step =
  | { type: 'character'; test: CharacterTest; next: number }
  | { type: 'start' | 'end' | 'fork'; next: number[] }
  | { type: 'match' };

const LONGEST_PATTERN = 2_000;
const MOST_STEPS = 5_000;
/** Steps times characters; some 50 ms. */
const MOST_WORK = 2_000_000;
const MOST_REMEMBERED = 500;

const remembered = new Map<string, readonly Step[] | undefined>();

/**
 * Whether a text matches a pattern of Go somewhere, as the API server asks it. All ways are followed
 * at once, so that the time grows with the length of the text and with nothing else; JavaScript's own
 * expressions can take for ever on a text that somebody chose.
 *
 * @returns `undefined` where the pattern or the text is beyond what is evaluated here
 */
export function matchesPattern(
  text: string,
  pattern: string,
): boolean | undefined {
  const steps = stepsOf(pattern);
  if (!steps || steps.length * text.length > MOST_WORK) {
    return undefined;
  }
  const codes = [...text].map(character => character.codePointAt(0) ?? 0);
  let current = new Set<number>();
  for (let at = 0; at <= codes.length; at++) {
    // It may begin at any character.
    follow(steps, 0, at, codes.length, current);
    if (current.has(steps.length - 1)) {
      return true;
    }
    const after = new Set<number>();
    for (const index of current) {
      const step = steps[index];
      if (step.type === 'character' && at < codes.length) {
        if (step.test(codes[at])) {
          follow(steps, step.next, at + 1, codes.length, after);
        }
      }
    }
    current = after;
  }
  return false;
}

/** Adds a step and all that can be reached from it without a character. */
function follow(
  steps: readonly Step[],
  from: number,
  at: number,
  length: number,
  into: Set<number>,
): void {
  const waiting = [from];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (into.has(index)) {
      continue;
    }
    const step = steps[index];
    if (step.type === 'character' || step.type === 'match') {
      into.add(index);
    } else if (
      step.type === 'fork' ||
      (step.type === 'start' ? at === 0 : at === length)
    ) {
      into.add(index);
      waiting.push(...step.next);
    }
  }
}

function stepsOf(pattern: string): readonly Step[] | undefined {
  if (remembered.has(pattern)) {
    return remembered.get(pattern);
  }
  if (remembered.size >= MOST_REMEMBERED) {
    remembered.clear();
  }
  const steps = compile(pattern);
  remembered.set(pattern, steps);
  return steps;
}

function compile(pattern: string): readonly Step[] | undefined {
  if (pattern.length > LONGEST_PATTERN) {
    return undefined;
  }
  try {
    const steps: Step[] = [];
    emit(parsePattern(pattern), steps);
    steps.push({ type: 'match' });
    return steps;
  } catch (error) {
    if (error instanceof UnreadablePatternError) {
      return undefined;
    }
    throw error;
  }
}

/** Appends the steps of a node; what follows it is the step after them. */
function emit(node: PatternNode, steps: Step[]): void {
  if (steps.length > MOST_STEPS) {
    throw new UnreadablePatternError('too long');
  }
  switch (node.type) {
    case 'character':
      steps.push({ ...node, next: steps.length + 1 });
      break;
    case 'start':
    case 'end':
      steps.push({ type: node.type, next: [steps.length + 1] });
      break;
    case 'sequence':
      // A step of its own, so that repeating nothing counts as well.
      steps.push({ type: 'fork', next: [steps.length + 1] });
      for (const part of node.parts) {
        emit(part, steps);
      }
      break;
    case 'choice':
      emitChoice(node.parts, steps);
      break;
    default:
      emitRepeat(node.part, node.least, node.most, steps);
  }
}

function emitChoice(parts: readonly PatternNode[], steps: Step[]): void {
  const starts: number[] = [];
  const exits: number[][] = [];
  steps.push({ type: 'fork', next: starts });
  for (const part of parts) {
    starts.push(steps.length);
    emit(part, steps);
    const exit: number[] = [];
    exits.push(exit);
    steps.push({ type: 'fork', next: exit });
  }
  for (const exit of exits) {
    exit.push(steps.length);
  }
}

function emitRepeat(
  part: PatternNode,
  least: number,
  most: number,
  steps: Step[],
): void {
  for (let count = 0; count < least; count++) {
    emit(part, steps);
  }
  if (most === Infinity) {
    const loop = steps.length;
    const next = [loop + 1];
    steps.push({ type: 'fork', next });
    emit(part, steps);
    steps.push({ type: 'fork', next: [loop] });
    next.push(steps.length);
    return;
  }
  const skips: number[][] = [];
  for (let count = least; count < most; count++) {
    const next = [steps.length + 1];
    skips.push(next);
    steps.push({ type: 'fork', next });
    emit(part, steps);
  }
  for (const skip of skips) {
    skip.push(steps.length);
  }
}
