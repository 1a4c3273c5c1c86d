export * from './FitAnswer';
