/* The largest part of the code, with the SDK: loaded while the job's token is on its way. */
export { signIn } from './aws/connect.ts'
export { deployTargets } from './targets.ts'
