import { readSettings } from './readSettings';

describe('readSettings', () => {
  it('has nothing to say without an environment', () => {
    expect(readSettings({})).toEqual({});
    expect(readSettings({ ML_DEMO_PORTS: '0' })).toEqual({});
  });

  it('reads ports, tokens, speed and seed', () => {
    expect(
      readSettings({
        ML_DEMO_PORTS: '7101, 7102,7100',
        ML_DEMO_TOKEN: 'reader',
        ML_DEMO_ADMIN_TOKEN: 'writer',
        ML_DEMO_CONTROL_TOKEN: 'breaker',
        ML_DEMO_SPEED: '2.5',
        ML_DEMO_SEED: '3',
      }),
    ).toEqual({
      ports: [7101, 7102, 7100],
      token: 'reader',
      adminToken: 'writer',
      controlToken: 'breaker',
      speed: 2.5,
      seed: 3,
    });
  });

  it.each([
    [{ ML_DEMO_PORTS: '7101' }, 'three ports such as'],
    [{ ML_DEMO_PORTS: '7101,x,7100' }, 'must be a number from 0 to 65535'],
    [{ ML_DEMO_SPEED: '0' }, 'ML_DEMO_SPEED must be a number'],
    [{ ML_DEMO_SEED: 'abc' }, 'ML_DEMO_SEED must be a number'],
  ])('refuses %j', (env, why) => {
    expect(() => readSettings(env)).toThrow(why);
  });
});
