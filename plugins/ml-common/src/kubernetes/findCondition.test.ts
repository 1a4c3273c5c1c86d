import { findCondition, findTrueCondition } from './findCondition';

describe('findCondition', () => {
  const conditions = [
    { type: 'Running', status: 'True', reason: 'Old' },
    null,
    { type: 'Running', status: 'False', lastTransitionTime: 'never' },
    { type: 'Failed', status: 'Unknown', message: 'm'.repeat(400) },
  ];

  it('takes the last of a type', () => {
    expect(findCondition(conditions, 'Running')).toMatchObject({
      isTrue: false,
      status: 'False',
      since: undefined,
      reason: undefined,
    });
  });

  it('does not take Unknown for True', () => {
    expect(findTrueCondition(conditions, 'Failed')).toBeUndefined();
    expect(findCondition(conditions, 'Failed')?.message).toHaveLength(300);
    expect(findCondition(conditions, 'Nothing')).toBeUndefined();
  });
});
