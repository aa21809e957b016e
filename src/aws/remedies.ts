import { forBuckets } from './bucket-remedies.ts'
import { forTheNetwork } from './network-remedies.ts'
import { NO_CREDENTIALS } from './no-credentials.ts'
import { forPermissions } from './permission-remedies.ts'
import { forReleases } from './release-remedies.ts'
import { type Remedy, withCode, withWords } from './remedy.ts'

/** What to change, by the service's code and words; the first that fits is printed. */
export const REMEDIES: readonly Remedy[] = [
  ...forCredentials(),
  ...forBuckets(),
  ...forPermissions(),
  ...forReleases(),
  ...forPackages(),
  ...forImages(),
  ...forTheFunction(),
  ...forTheNetwork(),
]

function forCredentials(): Remedy[] {
  return [
    {
      when: withCode(/^(Credentials|Token)ProviderError$/),
      remedy: NO_CREDENTIALS,
    },
    {
      when: withCode(/^ERR_INVALID_CHAR$/),
      remedy:
        'Enter the secret again without a line break or space at its end, or assume a role (`role-to-assume`) instead.',
    },
    {
      when: withWords(/^The home directory is not known/),
      remedy:
        'Set HOME in the environment of the job or its container; the AWS SDK looks for its files there.',
    },
    {
      when: withCode(/^(UnrecognizedClient|InvalidClientTokenId|InvalidToken|InvalidAccessKeyId)/),
      remedy:
        'The access key is wrong, its session token is missing, it belongs to another partition, or the Region is not enabled for the account.',
    },
    {
      when: withCode(/^ExpiredToken/),
      remedy:
        'The credentials expired before this step ended: assume the role in this step (`role-to-assume`), or ask for a longer session.',
    },
    {
      when: withCode(/^(InvalidSignature|SignatureDoesNotMatch)/),
      remedy:
        "Check AWS_SECRET_ACCESS_KEY (a line break or space at its end?), the runner's clock, and whether a proxy changes requests.",
    },
  ]
}

function forPackages(): Remedy[] {
  return [
    {
      when: withWords(/Could not unzip uploaded file|must be a non-empty zip/),
      remedy: 'The file is not a zip, is empty or was cut off. Check it with `unzip -t` after building it.',
    },
    {
      when: withWords(/Unzipped size must be smaller/),
      remedy: 'Make the package smaller (layers count too), or deploy a container image.',
    },
    {
      when: (error) => error.status === 413 || /^RequestEntityTooLarge|^RequestTooLarge/.test(error.code),
      remedy: 'Packages over 50 MiB go through S3: set `s3-bucket`, and the package is uploaded there first.',
    },
    {
      when: withCode(/^CodeStorageExceeded/),
      remedy: 'Delete old versions of this or other functions in the Region, or ask AWS for a larger quota.',
    },
    {
      when: withCode(/^CodeSigningConfigNotFound/),
      remedy:
        'Attach an existing code signing configuration to the function again, or remove the deleted one.',
    },
    {
      when: withCode(/^CodeVerificationFailed/),
      remedy:
        "Sign the package with a profile that the function's code signing configuration allows; unsigned code, and unsigned layers, are refused as well.",
    },
    {
      when: withCode(/^InvalidCodeSignature/),
      remedy: 'The bytes were changed after signing: sign the package again and deploy it as it is.',
    },
  ]
}

function forImages(): Remedy[] {
  return [
    {
      when: withWords(/media type for the source image .* is not supported/),
      remedy:
        'Lambda takes an image for one platform: build it with `--provenance=false --sbom=false`, or deploy the digest of the platform manifest.',
    },
    {
      when: withWords(/Source image .* (is not valid|does not exist)/),
      remedy: "The tag or digest is missing, or the image is not in Amazon ECR in the function's own Region.",
    },
    {
      when: withWords(/Please (don't )?provide ImageUri/),
      remedy:
        'The package type of a function never changes: give the kind of source the function was created with.',
    },
  ]
}

function forTheFunction(): Remedy[] {
  return [
    {
      when: (error) => error.conflict,
      remedy:
        'Another update was still in progress when the time was up. Give the job a `concurrency:` group, or raise `wait-timeout-seconds`.',
    },
    {
      when: withWords(/Provisioned Concurrency/i),
      remedy:
        'Waiting does not help: provisioned concurrency is set for an alias or for the version behind it, never for both. Remove it from the version, then run the step again.',
    },
    {
      when: withCode(/^PreconditionFailed/),
      remedy:
        'Someone or something else changed the function in between: look at what it runs now, then run the step again.',
    },
    {
      when: withWords(/cannot be assumed by Lambda/),
      remedy:
        "The trust policy of the function's role has to let the service lambda.amazonaws.com assume it (sts:AssumeRole).",
    },
    {
      when: withWords(/environment variables you have provided contains reserved keys/),
      remedy: 'Lambda sets these variables itself: leave them out of `configuration`.',
    },
    {
      when: withWords(/environment variables you have provided exceeded/),
      remedy:
        'All variables together have at most 4 KB: keep large values elsewhere, such as in AWS Secrets Manager.',
    },
    {
      when: withWords(/not reachable in this region/),
      remedy: 'The Region of the ARN and `aws-region` differ: leave `aws-region` out.',
    },
    {
      when: withWords(/:function:[^:]+:\d+$/),
      remedy: 'Give a version that exists as `published-version`, or deploy the code again.',
    },
    {
      when: (error) => error.notFound,
      remedy:
        'Check the Region and the account of the credentials first, then the spelling. A function that does not exist is created only with `create-if-missing: true`.',
    },
    {
      when: withWords(/runtime parameter of .* is no longer supported/),
      remedy: "The function's runtime is retired: move the function to a supported runtime, then deploy.",
    },
    {
      when: withWords(/CodeSHA256 .* is different from current CodeSHA256/),
      remedy:
        'Another deployment replaced the code in between. Give the job a `concurrency:` group and run it again.',
    },
    {
      when: (error) => error.throttled,
      remedy:
        'The account sends too many requests in this Region: run the step again, or deploy fewer functions at a time.',
    },
    {
      when: withCode(/^ValidationException$/),
      remedy: 'Change the value that the message quotes so that it satisfies the constraint.',
    },
  ]
}
