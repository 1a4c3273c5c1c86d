export { Controllers } from './Controllers';
