import { englishTranslate } from '../__testUtils__/englishTranslate';
import {
  model,
  modelDetails,
  modelVersion,
  servedBy,
} from '../__testUtils__/ScriptedTrackingApi';
import { modelNews } from './modelNews';

const t = englishTranslate();

const served = (version: string, ...by: Parameters<typeof servedBy>) =>
  modelVersion({ version, servedBy: [servedBy(...by)] });

describe('modelNews', () => {
  it('asks for attention when the champion is not what is served', () => {
    const news = modelNews(
      t,
      modelDetails(model({ drift: { alias: 'champion', version: '7' } }), [
        modelVersion({ version: '7', aliases: ['champion'] }),
        served('5'),
      ]),
    );
    expect(news).toEqual({
      attention: true,
      headline: 'champion is version 7, and no endpoint serves that version.',
      rest: ['fraud on prod-eu serves version 5.'],
      serve: '7',
    });
  });

  it('says what serves a model that is as it should be', () => {
    const news = modelNews(
      t,
      modelDetails(model(), [
        modelVersion({
          version: '7',
          aliases: ['champion', 'live'],
          servedBy: [servedBy({ percent: 10 })],
        }),
        served('6', { percent: 90 }),
      ]),
    );
    expect(news).toEqual({
      attention: false,
      headline:
        'fraud on prod-eu serves version 6 with 90 % and version 7 (champion, live) with 10 %.',
      rest: [],
    });
  });

  it('says first that an endpoint is in trouble', () => {
    const news = modelNews(
      t,
      modelDetails(model(), [served('7', { state: 'NotReady' })]),
    );
    expect(news.attention).toBe(true);
    expect(news.headline).toBe('fraud on prod-eu: Not ready.');
    expect(news.rest).toEqual(['fraud on prod-eu serves version 7.']);
  });

  it('counts the endpoints that it does not name', () => {
    const many = Array.from({ length: 5 }, (_, index) =>
      served(String(index), { endpoint: { name: `e-${index}` } }),
    );
    const { headline, rest } = modelNews(t, modelDetails(model(), many));
    expect([headline, ...rest]).toEqual([
      'e-0 on prod-eu serves version 0.',
      'e-1 on prod-eu serves version 1.',
      'e-2 on prod-eu serves version 2.',
      '2 more endpoints serve it.',
    ]);
  });

  it.each([
    ['the champion', { champion: '2' }, '2'],
    ['the newest that is whole', {}, '3'],
    ['the newest when the champion is gone', { champion: '1' }, '3'],
  ])('offers to serve %s when nothing serves it', (_, aliases, serve) => {
    const details = modelDetails(model({ aliases }), [
      modelVersion({ version: '4', status: 'pending' }),
      modelVersion({ version: '3' }),
      modelVersion({ version: '2' }),
    ]);
    expect(modelNews(t, details)).toEqual({
      attention: false,
      headline: 'No endpoint serves this model.',
      rest: [],
      serve,
    });
  });

  it('does not count an endpoint that was stopped', () => {
    const details = modelDetails(model(), [served('1', { state: 'Stopped' })]);
    expect(modelNews(t, details).headline).toBe(
      'No endpoint serves this model.',
    );
  });
});
