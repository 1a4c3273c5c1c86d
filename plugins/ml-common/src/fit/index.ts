export * from './FitAnswer';
export * from './FitSnapshot';
export * from './fitManifests';
export * from './QuotaTree';
