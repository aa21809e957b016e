export { NEW as NEW_CODE, OLD as OLD_CODE } from '../../scenarios/packages.js'
export { errorOf } from './error-of.ts'
