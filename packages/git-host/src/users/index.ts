export * from './identityOf';
export * from './Users';
