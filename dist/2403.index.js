export const id = 2403;
export const ids = [2403];
export const modules = {

/***/ 12403:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ codeOf),
  W: () => (/* binding */ explain)
});

// EXTERNAL MODULE: ../../src/errors.ts
var errors = __webpack_require__(76378);
// EXTERNAL MODULE: ../../src/arn.ts
var arn = __webpack_require__(17650);
// EXTERNAL MODULE: ../../src/policy/statement.ts
var statement = __webpack_require__(34217);
// EXTERNAL MODULE: ../../src/function-name.ts
var function_name = __webpack_require__(68553);
;// CONCATENATED MODULE: ../../src/aws/iam-statement.ts



/** IAM's own sentence; S3 puts the ARN into quotes. */
const IAM_DENIAL = /not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: "?(?<resource>arn:[^\s"]+))?/;
/** What takes the place of an ARN that neither AWS nor the request names. */
const UNKNOWN_RESOURCE = arn/* ARN_FORMS */.Et;
/** Permissions that serve better, or not alone. */
const GRANTED_INSTEAD = {
    // The function's KMS key, and whether its code is the same, is in GetFunction only.
    'lambda:GetFunctionConfiguration': 'lambda:GetFunction',
    // An upload in parts decrypts as well.
    'kms:GenerateDataKey': ['kms:GenerateDataKey', 'kms:Decrypt'],
};
/** Whether IAM named the missing permission. */
function isNamed(error) {
    return IAM_DENIAL.test(error.words);
}
/** The statement that allows a denied request, of AWS's own sentence, else of the request. */
function missingStatement(error) {
    const said = IAM_DENIAL.exec(error.words)?.groups;
    const action = said?.['action'] ?? error.operation;
    const [service = ''] = action.split(':');
    const asked = error.operation.startsWith(`${service}:`) ? error.resource : undefined;
    const resource = said?.['resource'] ?? asked ?? UNKNOWN_RESOURCE[service] ?? '*';
    return statementSnippet(titleFor(error.words), GRANTED_INSTEAD[action] ?? action, general(resource));
}
function statementSnippet(title, Action, Resource) {
    const text = JSON.stringify({ Effect: 'Allow', Action, Resource }, undefined, 2);
    return { title, language: 'json', text };
}
/** The next version has another number, and the next package another hash in its key. */
function general(resource) {
    if ((0,arn/* parseArn */.Lw)(resource).service !== 's3')
        return (0,function_name/* anyVersion */.ZF)(resource);
    return (0,statement/* literal */.eu)(resource).replace(/[0-9a-f]{64}/, '*');
}
/** AWS says which kind of policy lacks the permission, and whose it is. */
function titleFor(words) {
    const kind = /because no ([\w -]+?) allows?\b/.exec(words)?.[1] ?? 'identity-based policy';
    const identity = (0,arn/* parseArn */.Lw)(/^User: (\S+)/.exec(words)?.[1]).resource;
    const [, role, user] = /^(?:assumed-role\/([^/]+)|user\/(.+))/.exec(identity) ?? [];
    const own = role === undefined ? 'the role of this step' : `the role ${role}`;
    const who = user === undefined ? own : `the user ${user}`;
    if (/identity-based/.test(kind))
        return `Add this statement to the policy of ${who}:`;
    if (/boundary/.test(kind))
        return `Add this statement to the permissions boundary of ${who}:`;
    return `The ${kind} has to allow this:`;
}

;// CONCATENATED MODULE: ../../src/aws/remedy.ts
function withCode(pattern) {
    return (error) => pattern.test(error.code);
}
function withWords(pattern) {
    return (error) => pattern.test(error.words);
}

;// CONCATENATED MODULE: ../../src/aws/bucket-remedies.ts




/** For buckets and objects, whether S3 answered us or Lambda. */
function forBuckets() {
    return [
        { when: elsewhere, remedy: inAnotherRegion },
        { when: (error) => /NoSuchBucket/.test(`${error.code} ${error.words}`), remedy: noSuchBucket },
        {
            when: (error) => /NoSuch(Key|Version)|Invalid version id/.test(`${error.code} ${error.words}`),
            remedy: 'Check `s3-key` and `s3-object-version`, and that an earlier step has uploaded the package.',
        },
        { when: withWords(/denied by S3|S3 Error Code: AccessDenied/), remedy: objectUnreadable },
        { when: deniedWithoutReason, remedy: likelyCauses },
    ];
}
/** A redirect, or a signature for the wrong Region; S3 names the right one. Answers to HEAD have no code. */
function elsewhere({ status, code, words, bucketRegion }) {
    return (status === 301 ||
        /^(PermanentRedirect|AuthorizationHeaderMalformed)/.test(code) ||
        /S3 Error Code: PermanentRedirect/.test(words) ||
        (status === 400 && code === 'Unknown' && bucketRegion !== undefined));
}
/** Lambda takes packages from its own Region only (API_FunctionCode). */
function inAnotherRegion({ bucketRegion, words }) {
    const region = bucketRegion ?? /is in this region: ([a-z]+-[a-z0-9-]+)/.exec(words)?.[1] ?? 'another Region';
    return {
        remedy: `The bucket is in ${region}, but Lambda takes packages only from a bucket in the function's own Region: name one there in \`s3-bucket\`.`,
    };
}
function noSuchBucket({ resource }) {
    const bucket = (0,arn/* bucketOf */.AU)(resource);
    const name = bucket === undefined ? 'The bucket' : `The bucket ${bucket}`;
    return { remedy: `${name} does not exist, and this action creates none: check \`s3-bucket\`.` };
}
function deniedWithoutReason(error) {
    return (error.accessDenied &&
        error.operation.startsWith('s3:') &&
        !isNamed(error) &&
        !/explicit deny/.test(error.words));
}
function likelyCauses(error) {
    return {
        remedy: [
            'S3 does not say which of these it is:',
            "- The bucket is of another account than `s3-bucket-owner` (defaults to the function's account).",
            "- The role lacks the permission below, or the bucket's policy denies it.",
            '- The bucket is encrypted with a customer managed KMS key that the role may not use (kms:GenerateDataKey, kms:Decrypt).',
        ].join('\n'),
        snippets: [missingStatement(error)],
    };
}
/** Lambda reads the object with the permissions of the caller, and names it as `bucket/key`. */
function objectUnreadable({ words, resource }) {
    const [, bucket = 'BUCKET', key = 'KEY'] = /GetObject for ([^/\s]+)\/(.+?)\.? S3 Error Code/.exec(words) ?? [];
    const partition = (0,arn/* parseArn */.Lw)(resource).partition || 'aws';
    return {
        remedy: "Lambda reads the package with the credentials of this step, not with the function's execution role. If the bucket is encrypted with a customer managed KMS key, they need kms:Decrypt on it too; for a version of the object, s3:GetObjectVersion.",
        snippets: [
            statementSnippet('Add this statement to the policy of the role of this step:', 's3:GetObject', (0,arn/* objectArn */.nd)(partition, bucket, (0,statement/* literal */.eu)(key))),
        ],
    };
}

// EXTERNAL MODULE: ../../src/aws/network-remedies.ts
var network_remedies = __webpack_require__(43082);
// EXTERNAL MODULE: ../../src/aws/no-credentials.ts
var no_credentials = __webpack_require__(42003);
;// CONCATENATED MODULE: ../../src/aws/permission-remedies.ts



/** For requests that were denied, by whatever policy. */
function forPermissions() {
    return [
        { when: withWords(EXPLICIT), remedy: explicitlyDenied },
        { when: withWords(/not have permission to access the specified image/), remedy: imageUnreadable },
        { when: withoutReason, remedy: ofAnotherAccount },
        { when: (error) => error.accessDenied, remedy: denied },
        {
            when: withCode(/^KMS|KMSAccessDenied/),
            remedy: 'Check that the KMS key exists, is enabled, and may be used for the function.',
        },
    ];
}
const EXPLICIT = /explicit deny in an? ([\w -]*?(?:policy|boundary))/;
function explicitlyDenied(error) {
    const where = EXPLICIT.exec(error.words)?.[1] ?? 'policy';
    return { remedy: `A ${where} denies it, which no permission outweighs: that ${where} has to be changed.` };
}
function denied(error) {
    const chained = error.operation === 'sts:AssumeRole';
    return {
        remedy: chained
            ? "The role's trust policy has to allow it too; if it asks for an external id, set `role-external-id`."
            : 'The statement below allows it. If it is there already, a permissions boundary or a service control policy may forbid it.',
        snippets: [missingStatement(error)],
    };
}
/** As Lambda answers about a function of another account. */
function withoutReason({ accessDenied, operation, words }) {
    return accessDenied && operation.startsWith('lambda:') && words === '';
}
function ofAnotherAccount(error, { account }) {
    const owner = (0,arn/* accountOf */.XP)(error.resource);
    if (owner === undefined || owner === account)
        return denied(error);
    if (account === undefined) {
        return {
            ...denied(error),
            remedy: `Lambda gives no reason if the function is in another account: check that the credentials are of account ${owner}, else add the permission.`,
        };
    }
    return {
        remedy: `The function is in account ${owner}, but the credentials are of account ${account}. Use credentials of account ${owner}, or correct the account in \`function-name\`.`,
    };
}
function imageUnreadable() {
    const statement = {
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    };
    return {
        remedy: 'Lambda itself pulls the image: the policy of the repository has to allow that.',
        snippets: [
            {
                title: 'Add this statement to the policy of the ECR repository:',
                language: 'json',
                text: JSON.stringify(statement, undefined, 2),
            },
        ],
    };
}

;// CONCATENATED MODULE: ../../src/aws/release-remedies.ts

/** For CodeDeploy and AWS Signer. */
function forReleases() {
    return [
        {
            when: withCode(/^(Application|DeploymentGroup)DoesNotExist/),
            remedy: "Check `codedeploy-application` and `codedeploy-deployment-group`, the function's Region and the account of the credentials.",
        },
        {
            when: withCode(/^DeploymentConfigDoesNotExist/),
            remedy: 'Check `codedeploy-deployment-config`; those of AWS for Lambda begin with CodeDeployDefault.Lambda.',
        },
        {
            when: withCode(/^InvalidComputePlatform/),
            remedy: 'The application of CodeDeploy has to be for the compute platform AWS Lambda.',
        },
        {
            when: (error) => error.operation === 'signer:StartSigningJob' && error.notFound,
            remedy: "Check `signing-profile`; the profile has to be in the function's Region and in the account of the credentials.",
        },
    ];
}

;// CONCATENATED MODULE: ../../src/aws/remedies.ts






/** What to change, by the service's code and words; the first that fits is printed. */
const REMEDIES = [
    ...forCredentials(),
    ...forBuckets(),
    ...forPermissions(),
    ...forReleases(),
    ...forPackages(),
    ...forImages(),
    ...forTheFunction(),
    ...(0,network_remedies/* forTheNetwork */.P)(),
];
function forCredentials() {
    return [
        {
            when: withCode(/^(Credentials|Token)ProviderError$/),
            remedy: no_credentials/* NO_CREDENTIALS */.z,
        },
        {
            when: withCode(/^ERR_INVALID_CHAR$/),
            remedy: 'Enter the secret again without a line break or space at its end, or assume a role (`role-to-assume`) instead.',
        },
        {
            when: withWords(/^The home directory is not known/),
            remedy: 'Set HOME in the environment of the job or its container; the AWS SDK looks for its files there.',
        },
        {
            when: withCode(/^(UnrecognizedClient|InvalidClientTokenId|InvalidToken|InvalidAccessKeyId)/),
            remedy: 'The access key is wrong, its session token is missing, it belongs to another partition, or the Region is not enabled for the account.',
        },
        {
            when: withCode(/^ExpiredToken/),
            remedy: 'The credentials expired before this step ended: assume the role in this step (`role-to-assume`), or ask for a longer session.',
        },
        {
            when: withCode(/^(InvalidSignature|SignatureDoesNotMatch)/),
            remedy: "Check AWS_SECRET_ACCESS_KEY (a line break or space at its end?), the runner's clock, and whether a proxy changes requests.",
        },
    ];
}
function forPackages() {
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
            remedy: 'Attach an existing code signing configuration to the function again, or remove the deleted one.',
        },
        {
            when: withCode(/^CodeVerificationFailed/),
            remedy: "Sign the package with a profile that the function's code signing configuration allows; unsigned code, and unsigned layers, are refused as well.",
        },
        {
            when: withCode(/^InvalidCodeSignature/),
            remedy: 'The bytes were changed after signing: sign the package again and deploy it as it is.',
        },
    ];
}
function forImages() {
    return [
        {
            when: withWords(/media type for the source image .* is not supported/),
            remedy: 'Lambda takes an image for one platform: build it with `--provenance=false --sbom=false`, or deploy the digest of the platform manifest.',
        },
        {
            when: withWords(/Source image .* (is not valid|does not exist)/),
            remedy: "The tag or digest is missing, or the image is not in Amazon ECR in the function's own Region.",
        },
        {
            when: withWords(/Please (don't )?provide ImageUri/),
            remedy: 'The package type of a function never changes: give the kind of source the function was created with.',
        },
    ];
}
function forTheFunction() {
    return [
        {
            when: (error) => error.conflict,
            remedy: 'Another update was still in progress when the time was up. Give the job a `concurrency:` group, or raise `wait-timeout-seconds`.',
        },
        {
            when: withWords(/Provisioned Concurrency/i),
            remedy: 'Waiting does not help: provisioned concurrency is set for an alias or for the version behind it, never for both. Remove it from the version, then run the step again.',
        },
        {
            when: withCode(/^PreconditionFailed/),
            remedy: 'Someone or something else changed the function in between: look at what it runs now, then run the step again.',
        },
        {
            when: withWords(/cannot be assumed by Lambda/),
            remedy: "The trust policy of the function's role has to let the service lambda.amazonaws.com assume it (sts:AssumeRole).",
        },
        {
            when: withWords(/environment variables you have provided contains reserved keys/),
            remedy: 'Lambda sets these variables itself: leave them out of `configuration`.',
        },
        {
            when: withWords(/environment variables you have provided exceeded/),
            remedy: 'All variables together have at most 4 KB: keep large values elsewhere, such as in AWS Secrets Manager.',
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
            remedy: 'Check the Region and the account of the credentials first, then the spelling. A function that does not exist is created only with `create-if-missing: true`.',
        },
        {
            when: withWords(/runtime parameter of .* is no longer supported/),
            remedy: "The function's runtime is retired: move the function to a supported runtime, then deploy.",
        },
        {
            when: withWords(/CodeSHA256 .* is different from current CodeSHA256/),
            remedy: 'Another deployment replaced the code in between. Give the job a `concurrency:` group and run it again.',
        },
        {
            when: (error) => error.throttled,
            remedy: 'The account sends too many requests in this Region: run the step again, or deploy fewer functions at a time.',
        },
        {
            when: withCode(/^ValidationException$/),
            remedy: 'Change the value that the message quotes so that it satisfies the constraint.',
        },
    ];
}

;// CONCATENATED MODULE: ../../src/aws/explain.ts


/**
 * Turns a failed AWS request into the error that the step ends with.
 *
 * @param what what could not be done, as one sentence
 */
function explain(error, what, known = {}) {
    return new errors/* DeployError */.s({
        what,
        why: error.words || `${error.operation} failed, and the answer gives no reason.`,
        ...adviceFor(error, known),
        code: codeOf(error),
        requestId: error.requestId,
        cause: error,
    });
}
/** The service's code, with the HTTP status where there was an answer. */
function codeOf({ code, status }) {
    if (status === undefined)
        return code;
    return /^(Unknown|Error)$/.test(code) ? `HTTP ${status}` : `${code}, HTTP ${status}`;
}
function adviceFor(error, known) {
    const remedy = REMEDIES.find(({ when }) => when(error))?.remedy;
    if (remedy === undefined)
        return undefined;
    return typeof remedy === 'string' ? { remedy } : remedy(error, known);
}


/***/ }),

/***/ 43082:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ forTheNetwork),
/* harmony export */   n: () => (/* binding */ UNTRUSTED)
/* harmony export */ });
/** Node reads a private authority from this variable only; AWS_CA_BUNDLE is not read. */
const UNTRUSTED = 'Node does not trust the certificate: set NODE_EXTRA_CA_CERTS to a file with the private authority that signed it.';
/** For requests that nobody answered, or that the service could not. */
function forTheNetwork() {
    return [
        { when: (error) => error.untrusted, remedy: UNTRUSTED },
        {
            when: (error) => error.unreadable,
            remedy: 'Check whether a proxy, or an AWS_ENDPOINT_URL in the environment, answers in place of AWS. If not, run the step again: it continues where this one ended.',
        },
        { when: (error) => error.local, remedy: 'This failed on the runner, before anything was sent to AWS.' },
        {
            when: (error) => error.reach === 'unsent',
            remedy: 'No connection could be made: check the Region, HTTPS_PROXY and NO_PROXY, and any AWS_ENDPOINT_URL in the environment.',
        },
        {
            when: (error) => error.status === undefined,
            remedy: 'The connection broke or stayed silent. Run the step again: it continues where this one ended.',
        },
        {
            when: (error) => (error.status ?? 0) >= 500,
            remedy: 'The service failed. Run the step again: it continues where this one ended.',
        },
    ];
}


/***/ }),

/***/ 41947:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kz: () => (/* binding */ generalise),
/* harmony export */   eo: () => (/* binding */ refuseExpressions),
/* harmony export */   xA: () => (/* binding */ asPattern)
/* harmony export */ });
/* harmony import */ var _inputs_fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56046);
/* harmony import */ var _inputs_image_uri_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77177);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36654);
/* harmony import */ var _inputs_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43063);




/** An expression of a workflow, `${{ ... }}`: only a run can evaluate it. */
const EXPRESSION = /\$\{\{.*?\}\}/gs;
/** Takes its place in an input: valid in the names of buckets, aliases and tags, though none of them has it. */
const ANYTHING = '_-any-_';
/** What a policy names exactly: the function, and who may deploy it. */
const EXACT = ['function-name', 'aws-region', 'role-to-assume', 'audience'];
const SOME_DIGEST = `@sha256:${'0'.repeat(64)}`;
/**
 * Inputs in which every expression stands for anything. One that has to be known, or that takes no free text, is
 * named as a problem and left out.
 */
function generalise(inputs, problems) {
    const general = Object.entries(inputs).map(([name, value]) => {
        if (value === undefined || !hasExpression(value))
            return [name, value];
        const text = withAnything(name, value);
        if (!EXACT.includes(name) && accepts(name, text))
            return [name, text];
        addProblem(name, problems);
        return [name, undefined];
    });
    return Object.fromEntries(general);
}
/** Refuses expressions where a policy would trust anybody. */
function refuseExpressions(known, problems) {
    for (const [name, value] of Object.entries(known)) {
        if (typeof value === 'string' && hasExpression(value))
            addProblem(name, problems);
    }
}
/** A resource as a policy takes it, which has a sign for anything. */
function asPattern(resource) {
    return resource.replaceAll(ANYTHING, '*');
}
function hasExpression(value) {
    return value.search(EXPRESSION) !== -1;
}
function withAnything(name, value) {
    const known = name === 'image-uri' ? value.replace(/@(?:sha256:)?\$\{\{.*?\}\}$/s, SOME_DIGEST) : value;
    return known.replace(EXPRESSION, ANYTHING);
}
function accepts(name, text) {
    if (name === 'image-uri')
        return (0,_inputs_image_uri_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageUri */ .f)(text) !== undefined;
    const problems = new _inputs_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .Problems */ .Z();
    (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .K)((0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentOf */ .p7)({ [name]: text }), problems);
    return !problems.has(name);
}
function addProblem(name, problems) {
    problems.add(`\`${name}\` has an expression (\${{ ... }}), which only a run can evaluate; give a value.`);
}


/***/ }),

/***/ 34217:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ policy),
/* harmony export */   cw: () => (/* binding */ allow),
/* harmony export */   eu: () => (/* binding */ literal),
/* harmony export */   nU: () => (/* binding */ allowWithCondition)
/* harmony export */ });
/* harmony import */ var _expressions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41947);

/** @param resources each named once, however often it is given */
function allow(Sid, Action, ...resources) {
    const [first = '', ...others] = new Set(resources.map(_expressions_js__WEBPACK_IMPORTED_MODULE_0__/* .asPattern */ .xA));
    return { Sid, Effect: 'Allow', Action, Resource: others.length === 0 ? first : [first, ...others] };
}
function allowWithCondition(Sid, Action, Condition, ...resources) {
    return { ...allow(Sid, Action, ...resources), Condition };
}
function policy(...statements) {
    return { Version: '2012-10-17', Statement: statements };
}
/**
 * A text that a policy shall take as it is: `*`, `?` and `$` mean something else there
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html).
 */
function literal(text) {
    return text.replace(/[*?$]/g, '$${$&}');
}


/***/ })

};
