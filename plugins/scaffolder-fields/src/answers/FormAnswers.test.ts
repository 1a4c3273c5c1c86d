import { ScriptedFormApi, silence } from '../__testUtils__/ScriptedFormApi';
import { FormAnswers } from './FormAnswers';

const job = (name: string) => ({ kind: 'Job', metadata: { name } });

describe('FormAnswers', () => {
  it('asks once for all who ask at the same time', async () => {
    const api = ScriptedFormApi.create();
    const { targets } = FormAnswers.create(api);
    await Promise.all([targets.ask(), targets.ask()]);
    expect(api.asked.targets).toBe(1);
    await targets.ask();
    expect(api.asked.targets).toBe(2);
  });

  it('does not ask again while the answer is young', async () => {
    const api = ScriptedFormApi.create();
    const { targets } = FormAnswers.create(api);
    await targets.askIfOlder(60_000);
    await targets.askIfOlder(60_000);
    expect(api.asked.targets).toBe(1);
    await targets.askIfOlder(-1);
    expect(api.asked.targets).toBe(2);
  });

  it('keeps what it knew when asking again fails, and says why', async () => {
    let fails = false;
    const api = ScriptedFormApi.create([], {
      targets: async () => {
        if (fails) {
          throw new Error('connection refused');
        }
        return { items: [] };
      },
    });
    const { targets } = FormAnswers.create(api);
    await targets.ask();
    fails = true;
    await targets.ask();
    expect(targets.view.value).toEqual({ items: [] });
    expect(targets.view.error?.message).toBe('connection refused');
    fails = false;
    await targets.askIfOlder(60_000);
    expect(targets.view.error).toBeUndefined();
  });

  it('tells its listeners, until they leave', async () => {
    const { targets } = FormAnswers.create(
      ScriptedFormApi.create([], { targets: silence }),
    );
    const heard: boolean[] = [];
    const leave = targets.subscribe(() => heard.push(targets.view.asking));
    targets.ask();
    expect(heard).toEqual([true]);
    leave();
  });

  it('knows manifests by what they say, and forgets those of long ago', () => {
    const answers = FormAnswers.create(ScriptedFormApi.create());
    const first = answers.manifests('prod', [job('a')]);
    expect(answers.manifests('prod', [job('a')])).toBe(first);
    expect(answers.manifests('test', [job('a')])).not.toBe(first);
    expect(answers.manifests('prod', [job('b')])).not.toBe(first);
    for (let index = 0; index < 8; index += 1) {
      answers.manifests('prod', [job(`later-${index}`)]);
    }
    expect(answers.manifests('prod', [job('a')])).not.toBe(first);
  });
});
