export { read } from '../training-runtime/read';
