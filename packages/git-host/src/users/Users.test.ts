import { reader, writer } from '../__testUtils__/TestHost';
import { parseUsers, Users } from './Users';

describe('Users', () => {
  const users = Users.create([writer, reader]);

  it('knows a user by password, and by token in place of one', () => {
    expect(users.withPassword('wanda', writer.password)).toBe(writer);
    expect(users.withPassword('wanda', 'wanda-token')).toBe(writer);
    expect(users.withToken('wanda-token')).toBe(writer);
  });

  it.each([
    ['wanda', reader.password],
    ['wanda', ''],
    ['wanda', 'undefined'],
    ['Wanda', writer.password],
    ['nobody', writer.password],
    ['rhea', 'wanda-token'],
  ])('does not know %s with %j', (name, password) => {
    expect(users.withPassword(name, password)).toBeUndefined();
  });

  it('takes no password for a token, and no empty token', () => {
    expect(users.withToken(writer.password)).toBeUndefined();
    expect(users.withToken('')).toBeUndefined();
  });
});

describe('parseUsers', () => {
  it.each([
    ['nothing', '', 'not JSON'],
    ['an empty list', '[]', 'not as they should be'],
    ['no secret', '[{"name":"a","role":"writer"}]', 'no password'],
    [
      'an empty one',
      '[{"name":"a","role":"writer","password":""}]',
      '0.password',
    ],
    [
      'a strange name',
      '[{"name":"a/b","role":"writer","token":"t"}]',
      '0.name',
    ],
    ['a strange role', '[{"name":"a","role":"king","token":"t"}]', '0.role'],
    [
      'a strange field',
      '[{"name":"a","role":"reader","pasword":"geheim"}]',
      'pasword',
    ],
  ])('refuses %s, and repeats no secret', (_what, text, why) => {
    expect(() => parseUsers(text)).toThrow(why);
    expect(() => parseUsers(text)).not.toThrow('geheim');
  });
});
