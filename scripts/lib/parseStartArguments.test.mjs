import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseStartArguments } from './parseStartArguments.mjs';

const cases = [
  [[], { port: 3000, backendPort: 7007, gitPort: 7008, contexts: [] }],
  [['--port', '4000'], { port: 4000, backendPort: 4001, gitPort: 4002 }],
  [['--git-port', '9'], { backendPort: 7007, gitPort: 9 }],
  [['--port=4000', '--backend-port=9'], { port: 4000, backendPort: 9 }],
  [
    ['--kubeconfig', 'f', '--context', 'a', '--context=b'],
    { kubeconfig: 'f', contexts: ['a', 'b'] },
  ],
  [
    ['--user', 'elena.rossi', '--policy', 'teams'],
    { user: 'elena.rossi', policy: 'teams' },
  ],
  [
    ['--mlflow', 'https://mlflow.example/prefix/#/experiments/1'],
    { mlflow: 'https://mlflow.example/prefix' },
  ],
  [['--no-mlflow'], { mlflow: false }],
];
for (const [args, expected] of cases) {
  test(`reads ${args.join(' ') || 'nothing'}`, () => {
    const found = parseStartArguments(args);
    for (const [name, value] of Object.entries(expected)) {
      assert.deepEqual(found[name], value);
    }
  });
}

const refused = [
  [['--prot', '1'], /^Unknown argument --prot$/],
  [['--port'], /--port needs a port from 1 to 65534, not nothing/],
  [['--port', '70000'], /not 70000/],
  [['--port', '3000', '--backend-port', '3000'], /Two ports are 3000/],
  [['--git-port', '7007'], /Two ports are 7007/],
  [['--context', 'a'], /--context needs --kubeconfig/],
  [['--kubeconfig', '--port'], /--kubeconfig needs a value/],
  [['--kubeconfig', 'f', '--user', 'a'], /--user and --policy belong to/],
  [['--user', 'user:default/a'], /not user:default\/a/],
  [['--mlflow', 'mlflow:5000'], /--mlflow needs an http or https address/],
  [['--mlflow', 'http://a:b@c/'], /no password in the address/],
  [['--policy', 'closed'], /--policy needs open or teams, not closed/],
];
for (const [args, message] of refused) {
  test(`refuses ${args.join(' ')}`, () => {
    assert.throws(() => parseStartArguments(args), {
      name: 'UserError',
      message,
    });
  });
}
