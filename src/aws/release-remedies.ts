import { type Remedy, withCode } from './remedy.ts'

/** For CodeDeploy and AWS Signer. */
export function forReleases(): Remedy[] {
  return [
    {
      when: withCode(/^(Application|DeploymentGroup)DoesNotExist/),
      remedy:
        "Check `codedeploy-application` and `codedeploy-deployment-group`, the function's Region and the account of the credentials.",
    },
    {
      when: withCode(/^DeploymentConfigDoesNotExist/),
      remedy:
        'Check `codedeploy-deployment-config`; those of AWS for Lambda begin with CodeDeployDefault.Lambda.',
    },
    {
      when: withCode(/^InvalidComputePlatform/),
      remedy: 'The application of CodeDeploy has to be for the compute platform AWS Lambda.',
    },
    {
      when: (error) => error.operation === 'signer:StartSigningJob' && error.notFound,
      remedy:
        "Check `signing-profile`; the profile has to be in the function's Region and in the account of the credentials.",
    },
  ]
}
