export const id = 98;
export const ids = [98,138];
export const modules = {

/***/ 9022:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ REPOSITORY),
/* harmony export */   Zg: () => (/* binding */ REGION),
/* harmony export */   u4: () => (/* binding */ ACCOUNT)
/* harmony export */ });
/* unused harmony export placeholdersIn */
/** What the inputs do not tell is a word in capitals, so that nobody can take a policy for complete. */
const REGION = 'REGION';
const ACCOUNT = 'ACCOUNT';
const REPOSITORY = 'OWNER/REPOSITORY';
const MEANINGS = {
    [REGION]: 'the Region of the function: give aws-region=...',
    [ACCOUNT]: 'an account id: give account=...',
    [REPOSITORY]: 'the repository of the workflow: give repository=...',
};
/** The words that are to be replaced in a document, each with what it stands for and the argument that gives it. */
function placeholdersIn(document) {
    const words = JSON.stringify(document).match(/\bOWNER\/REPOSITORY\b|\b[A-Z]+\b/g) ?? [];
    return Object.entries(MEANINGS)
        .filter(([word]) => words.includes(word))
        .map(([word, meaning]) => `${word} stands for ${meaning}`);
}


/***/ }),

/***/ 9098:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  policiesFor: () => (/* binding */ policiesFor),
  wholePolicy: () => (/* binding */ wholePolicy)
});

// EXTERNAL MODULE: ./src/policy/statement.ts
var statement = __webpack_require__(8299);
;// CONCATENATED MODULE: ./src/policy/lambda.ts

/**
 * What a step asks of Lambda. A dry run is given what it needs to read, and nothing that changes anything.
 *
 * All of these actions take the function as their resource
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html). Aliases are named in the
 * path and belong to it. Only a request with a qualifier, here GetFunction of a version, is authorised on the
 * qualified ARN, which the function's own ARN does not cover
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html). The number of a version is not
 * known beforehand, and a policy cannot say "digits".
 */
function lambdaStatements({ inputs, target: { arn }, release }) {
    const alias = release?.alias !== undefined;
    if (inputs.dryRun) {
        const reads = ['lambda:GetFunction', ...newestVersion(release !== undefined && !alias)];
        return [(0,statement/* allow */.cw)('Read', alias ? [...reads, 'lambda:GetAlias'] : reads, arn)];
    }
    const actions = ['lambda:GetFunction', 'lambda:UpdateFunctionCode'];
    // Only the output previous-version needs the newest version, if no alias tells the version before.
    if (release !== undefined)
        actions.push('lambda:PublishVersion', ...newestVersion(true));
    if (alias)
        actions.push('lambda:GetAlias', 'lambda:CreateAlias', 'lambda:UpdateAlias');
    const deploy = (0,statement/* allow */.cw)('Deploy', actions, arn);
    if (release === undefined)
        return [deploy];
    const qualifier = release.publishTo === undefined ? '*' : '$LATEST.PUBLISHED';
    return [deploy, (0,statement/* allow */.cw)('WaitForVersion', ['lambda:GetFunction'], `${arn}:${qualifier}`)];
}
function newestVersion(needed) {
    return needed ? ['lambda:ListVersionsByFunction'] : [];
}

;// CONCATENATED MODULE: ./src/policy/optional.ts

/** The statements to leave out unless their reason holds. */
function optionalStatements({ inputs, target, source, release }) {
    const { arn } = target;
    const optional = [];
    if (inputs.dryRun) {
        optional.push({
            neededOnlyIf: 'Lambda has to check the update too. IAM cannot tell a dry run from an update, so this allows both.',
            statement: (0,statement/* allow */.cw)('CheckUpdate', ['lambda:UpdateFunctionCode'], arn),
        });
    }
    const key = keyActions({ inputs, source });
    if (key.length > 0) {
        optional.push({
            neededOnlyIf: "the bucket is encrypted with a customer managed KMS key. The key's policy has to allow it too.",
            statement: (0,statement/* allow */.cw)('UseKeyOfBucket', key, `arn:${target.partition}:kms:${target.region}:${target.account}:key/KEY_ID`),
        });
    }
    if (release?.alias !== undefined && !inputs.dryRun) {
        optional.push({
            neededOnlyIf: 'the alias has provisioned concurrency, to wait until it is there.',
            // An alias or a version is its resource, the function is not
            // (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html).
            statement: (0,statement/* allow */.cw)('WaitForProvisionedConcurrency', ['lambda:GetProvisionedConcurrencyConfig'], `${arn}:${release.alias.name}`),
        });
    }
    return optional;
}
/** S3 uses the bucket's key with the permissions of the caller; an upload in parts decrypts as well. */
function keyActions({ inputs, source }) {
    if (source?.kind === 's3-object')
        return ['kms:Decrypt'];
    const uploads = source !== undefined && 'upload' in source && source.upload !== undefined;
    return uploads && !inputs.dryRun ? ['kms:GenerateDataKey', 'kms:Decrypt'] : [];
}

// EXTERNAL MODULE: ./src/arn.ts
var arn = __webpack_require__(8564);
// EXTERNAL MODULE: ./src/plan/upload.ts
var upload = __webpack_require__(4558);
;// CONCATENATED MODULE: ./src/policy/package.ts



/**
 * What a step asks of S3 and ECR. Lambda fetches an object with the permissions of the caller
 * (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html); a version of it takes
 * s3:GetObjectVersion in place of s3:GetObject
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html).
 */
function packageStatements({ inputs, target, source }) {
    switch (source?.kind) {
        case undefined:
            return [];
        case 'image': {
            // A tag is looked up, so that an image that runs already is not deployed again. A digest needs nothing.
            if (source.image.digest !== undefined || !inputs.skipUnchanged)
                return [];
            return [(0,statement/* allow */.cw)('RecogniseImage', ['ecr:BatchGetImage'], (0,arn/* repositoryArn */.qM)(source.image))];
        }
        case 's3-object': {
            const action = source.version === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
            return [(0,statement/* allow */.cw)('ReadPackage', [action], (0,arn/* objectArn */.nd)(target.partition, source.bucket, (0,statement/* literal */.eu)(source.key)))];
        }
        case 'zip-file':
        case 'directory':
            // A dry run uploads nothing.
            return source.upload === undefined || inputs.dryRun ? [] : [uploadStatement(source.upload, target)];
    }
}
/** Whether the bucket keeps versions is not known here: if it does, Lambda is given the version. */
function uploadStatement({ bucket, key }, target) {
    const { name, region, account, partition } = target;
    const values = { function: name, region, account, sha256: '*' };
    const actions = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:GetObject', 's3:GetObjectVersion'];
    const resource = (0,arn/* objectArn */.nd)(partition, (0,upload/* fillIn */.pz)(bucket, values), (0,upload/* fillIn */.pz)((0,statement/* literal */.eu)(key), values));
    return (0,statement/* allow */.cw)('UploadPackage', actions, resource);
}

// EXTERNAL MODULE: ./src/policy/step.ts
var policy_step = __webpack_require__(9138);
// EXTERNAL MODULE: ./src/policy/trust.ts
var trust = __webpack_require__(3112);
;// CONCATENATED MODULE: ./src/policy/policies.ts






/**
 * The policies of a step.
 *
 * @param facts what the inputs do not tell
 * @throws {DeployError} naming every input that is invalid
 */
function policiesFor(inputs, facts = {}) {
    const step = (0,policy_step.readStep)(inputs, facts);
    const { role, target } = step;
    const optional = optionalStatements(step);
    return {
        permissions: (0,statement/* policy */.JN)(...lambdaStatements(step), ...packageStatements(step)),
        ...(optional.length > 0 && { optional }),
        ...(role?.by === 'oidc' && {
            trust: (0,statement/* policy */.JN)((0,trust/* trustStatement */.si)({
                role: role.arn,
                issuer: facts.issuer ?? trust/* GITHUB_ISSUER */.oX,
                audience: role.audience,
                subject: (0,trust/* subjectOf */.et)(facts),
            })),
        }),
        ...(role?.by === 'chaining' && { caller: (0,statement/* policy */.JN)((0,statement/* allow */.cw)('Assume', ['sts:AssumeRole'], role.arn)) }),
        ...(step.inputs.sourceKmsKeyArn && { key: (0,statement/* policy */.JN)(keyStatement(target.arn)) }),
    };
}
/** All permissions of a step as one policy to copy. */
function wholePolicy(inputs, facts = {}) {
    const { permissions } = policiesFor(inputs, facts);
    return {
        title: 'All permissions that this step needs, as the policy of its role:',
        language: 'json',
        text: JSON.stringify(permissions, undefined, 2),
    };
}
/**
 * Not the caller but Lambda uses the key, for this function only
 * (https://docs.aws.amazon.com/lambda/latest/dg/encrypt-zip-package.html).
 */
function keyStatement(functionArn) {
    return {
        Sid: 'EncryptPackage',
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: '*',
        Condition: { StringLike: { 'kms:EncryptionContext:aws:lambda:FunctionArn': functionArn } },
    };
}


/***/ }),

/***/ 9138:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inputsByName: () => (/* binding */ inputsByName),
/* harmony export */   readStep: () => (/* binding */ readStep)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8564);
/* harmony import */ var _inputs_fields_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2996);
/* harmony import */ var _inputs_function_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3581);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5647);
/* harmony import */ var _inputs_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8925);
/* harmony import */ var _plan_credentials_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7829);
/* harmony import */ var _plan_release_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9770);
/* harmony import */ var _plan_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1142);
/* harmony import */ var _expressions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2445);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9022);
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3112);











/**
 * Reads a step as the step itself does.
 *
 * @throws {DeployError} naming every input that is invalid
 */
function readStep(byName, facts) {
    const problems = new _inputs_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .Problems */ .Z();
    const inputs = (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .readInputs */ .K)(asEnvironment((0,_expressions_js__WEBPACK_IMPORTED_MODULE_3__/* .generalise */ .Kz)(byName, problems)), problems);
    (0,_expressions_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseExpressions */ .eo)(facts, problems);
    (0,_trust_js__WEBPACK_IMPORTED_MODULE_5__/* .checkJob */ .ej)(facts, problems);
    const target = targetOf(inputs, facts, problems);
    const { zipFile, sourceDir, imageUri, s3Bucket, s3Key } = inputs;
    const named = zipFile ?? sourceDir ?? imageUri ?? s3Bucket ?? s3Key;
    const source = named === undefined ? undefined : (0,_plan_source_js__WEBPACK_IMPORTED_MODULE_2__/* .planSource */ .d)(inputs, problems);
    const { release } = (0,_plan_release_js__WEBPACK_IMPORTED_MODULE_7__/* .planRelease */ .F)(inputs, problems);
    const { role } = (0,_plan_credentials_js__WEBPACK_IMPORTED_MODULE_8__/* .planCredentials */ .k)(inputs, reachable(target), problems);
    problems.refuse();
    return { inputs, target, source, release, role };
}
/** The target as a plan has it; undefined where its Region is not known, so that nothing follows from that. */
function reachable({ name, region, account }) {
    return region === _placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .REGION */ .Zg ? undefined : { functionName: name, region, account };
}
/** The step's own inputs, by name, as the runner hands them over. */
function inputsByName(env) {
    const inputs = Object.entries(env).filter(([name]) => name.startsWith('INPUT_'));
    return Object.fromEntries(inputs.map(([name, value]) => [name.slice('INPUT_'.length).toLowerCase(), value]));
}
function asEnvironment(byName) {
    return Object.fromEntries(Object.entries(byName).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}
function targetOf(inputs, facts, problems) {
    const text = inputs.functionNames[0] ?? '';
    const reference = (0,_inputs_function_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFunctionName */ .R)(text);
    if (text === '') {
        if (!problems.has('function-name'))
            problems.add('`function-name` is missing.');
    }
    else if ('refused' in reference)
        problems.add(`\`function-name\` ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_9__/* .quote */ .h)(text)} ${reference.refused}.`);
    const known = 'refused' in reference ? {} : reference;
    const role = inputs.credentials.role;
    const region = known.region ?? inputs.region ?? facts.region ?? _placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .REGION */ .Zg;
    const account = known.account ?? facts.account ?? (0,_arn_js__WEBPACK_IMPORTED_MODULE_10__/* .accountOf */ .XP)(role) ?? _placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .ACCOUNT */ .u4;
    const partition = [text, role ?? ''].find((arn) => arn.startsWith('arn:'))?.split(':')[1];
    const arn = (0,_arn_js__WEBPACK_IMPORTED_MODULE_10__/* .functionArn */ .mE)(text, { region, account, partition: partition ?? (0,_arn_js__WEBPACK_IMPORTED_MODULE_10__/* .partitionOf */ .iQ)(region) });
    const [, ownPartition = '', , , , , name = ''] = arn.split(':');
    return { partition: ownPartition, region, account, name, arn };
}


/***/ }),

/***/ 3112:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ej: () => (/* binding */ checkJob),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   lc: () => (/* binding */ providerOf),
/* harmony export */   oX: () => (/* binding */ GITHUB_ISSUER),
/* harmony export */   si: () => (/* binding */ trustStatement)
/* harmony export */ });
/* harmony import */ var _inputs_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2996);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9022);


/** GitHub's own issuer of OIDC tokens; GitHub Enterprise Server and enterprises have others. */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
/**
 * The statement of a role's trust policy that lets a job assume it. A subject with `*` or `?` is a pattern
 * (https://docs.github.com/en/actions/reference/security/oidc).
 */
function trustStatement({ role, issuer, audience, subject }) {
    const [, partition, , , account] = role.split(':');
    const provider = providerOf(issuer);
    const aud = { [`${provider}:aud`]: audience };
    const sub = { [`${provider}:sub`]: subject };
    return {
        Effect: 'Allow',
        Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${provider}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: /[*?]/.test(subject)
            ? { StringEquals: aud, StringLike: sub }
            : { StringEquals: { ...aud, ...sub } },
    };
}
/** IAM names an identity provider by the issuer's URL without its scheme. */
function providerOf(issuer) {
    return issuer.replace(/^https:\/\//, '').replace(/\/$/, '');
}
/** Names what no job's token can have; a policy with it would let nobody in. */
function checkJob({ ref }, problems) {
    if (ref === undefined || /^(refs\/|\*)/.test(ref) || problems.has('ref'))
        return;
    const known = /^(heads|tags|pull)\//.test(ref);
    const hint = known ? `ref=refs/${ref}` : `ref=refs/heads/${ref} (or ref=refs/tags/${ref} for a tag)`;
    problems.add(`\`ref\` is ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(ref)}, which no token has; write ${hint}.`);
}
/**
 * The `sub` of a job's token. An environment takes the place of the ref, and all pull requests of a repository
 * have the same subject. Repositories with immutable subjects (`repo:OWNER@ID/NAME@ID:...`) need `subject`.
 */
function subjectOf(job) {
    const { subject, environment, repository = _placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .REPOSITORY */ .Bw, ref = 'refs/heads/main' } = job;
    if (subject !== undefined)
        return subject;
    if (environment !== undefined)
        return `repo:${repository}:environment:${environment}`;
    return `repo:${repository}:${ref.startsWith('refs/pull/') ? 'pull_request' : `ref:${ref}`}`;
}


/***/ })

};
