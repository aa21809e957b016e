export const id = 7304;
export const ids = [7304];
export const modules = {

/***/ 3968:
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

/***/ 7304:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wholePolicy: () => (/* binding */ wholePolicy)
});

// UNUSED EXPORTS: policiesFor

// EXTERNAL MODULE: ../../src/arn.ts
var arn = __webpack_require__(7650);
// EXTERNAL MODULE: ../../src/policy/statement.ts
var statement = __webpack_require__(4217);
;// CONCATENATED MODULE: ../../src/policy/code-deploy.ts


/**
 * What a step asks of CodeDeploy. To start a deployment takes to register its revision and to read its configuration
 * as well (https://docs.aws.amazon.com/codedeploy/latest/userguide/auth-and-access-control-permissions-reference.html).
 */
function codeDeployStatements({ inputs, targets, release }) {
    const plan = release?.codeDeploy;
    if (plan === undefined || inputs.dryRun)
        return [];
    const { application, group, configuration = '*' } = plan;
    const on = (resource) => targets.map((target) => (0,arn/* formatArn */.bH)({ ...target, service: 'codedeploy', resource }));
    const groups = on(`deploymentgroup:${application}/${group}`);
    const shift = ['codedeploy:CreateDeployment', 'codedeploy:GetDeployment', 'codedeploy:ListDeployments'];
    return [
        (0,statement/* allow */.cw)('ShiftTraffic', shift, ...groups),
        // Of a job that is cancelled.
        (0,statement/* allow */.cw)('StopShift', ['codedeploy:StopDeployment'], ...groups),
        (0,statement/* allow */.cw)('RegisterShift', ['codedeploy:RegisterApplicationRevision'], ...on(`application:${application}`)),
        (0,statement/* allow */.cw)('ReadShiftConfiguration', ['codedeploy:GetDeploymentConfig'], ...on(`deploymentconfig:${configuration}`)),
    ];
}

// EXTERNAL MODULE: ../../src/function-name.ts
var function_name = __webpack_require__(8553);
;// CONCATENATED MODULE: ../../src/policy/lambda.ts


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
function lambdaStatements({ inputs, targets, release, source }) {
    const arns = targets.map(({ arn }) => arn);
    const qualified = (qualifier) => arns.map((arn) => (0,function_name/* withQualifier */.f6)(arn, qualifier));
    const alias = release?.alias !== undefined;
    if (source?.kind === 'published-version')
        return promotionStatements(source.version, { inputs, release }, arns, qualified('*'));
    if (inputs.dryRun) {
        const reads = ['lambda:GetFunction', ...newestVersion(release !== undefined && !alias)];
        if (!alias)
            return [(0,statement/* allow */.cw)('Read', reads, ...arns)];
        // Whether the version of the alias has the code already.
        return [
            (0,statement/* allow */.cw)('Read', [...reads, 'lambda:GetAlias'], ...arns),
            (0,statement/* allow */.cw)('ReadVersion', ['lambda:GetFunction'], ...qualified('*')),
        ];
    }
    const actions = ['lambda:GetFunction', 'lambda:UpdateFunctionCode'];
    // Only the output previous-version needs the newest version, if no alias tells the version before.
    if (release !== undefined)
        actions.push('lambda:PublishVersion', ...newestVersion(true));
    if (alias)
        actions.push('lambda:GetAlias', ...aliasWrites(release));
    const deploy = (0,statement/* allow */.cw)('Deploy', actions, ...arns);
    if (release === undefined)
        return [deploy];
    const qualifier = release.publishTo === undefined ? '*' : '$LATEST.PUBLISHED';
    const wait = (0,statement/* allow */.cw)('WaitForVersion', ['lambda:GetFunction'], ...qualified(qualifier));
    if (release.smokeTest === undefined)
        return [deploy, wait];
    // The version is invoked by its number, never by the alias.
    return [deploy, wait, (0,statement/* allow */.cw)('TestVersion', ['lambda:InvokeFunction'], ...qualified('*'))];
}
/** A version that is published already is read and named by the alias; nothing is updated. */
function promotionStatements(version, { inputs, release }, arns, versions) {
    const reads = ['lambda:GetFunction', 'lambda:GetAlias', ...newestVersion(version === 'previous')];
    const read = (0,statement/* allow */.cw)('ReadVersion', ['lambda:GetFunction'], ...versions);
    if (inputs.dryRun)
        return [(0,statement/* allow */.cw)('Read', reads, ...arns), read];
    const moves = aliasWrites(release).filter(
    // What is not there has no previous version.
    (action) => version !== 'previous' || action !== 'lambda:CreateAlias');
    const test = release?.smokeTest === undefined ? [] : [(0,statement/* allow */.cw)('TestVersion', ['lambda:InvokeFunction'], ...versions)];
    return [(0,statement/* allow */.cw)('Promote', [...reads, ...moves], ...arns), read, ...test];
}
/** CodeDeploy moves an alias that is there with the permissions of its own role. */
function aliasWrites(release) {
    const moves = release?.codeDeploy === undefined ? ['lambda:UpdateAlias'] : [];
    return ['lambda:CreateAlias', ...moves];
}
function newestVersion(needed) {
    return needed ? ['lambda:ListVersionsByFunction'] : [];
}
/** DeleteFunction with a qualifier is authorised on the version; without it, which is the function, on the function's ARN. */
function pruneStatements({ inputs, targets }) {
    if (inputs.keepVersions === undefined || inputs.dryRun)
        return [];
    const arns = targets.map(({ arn }) => arn);
    return [
        (0,statement/* allow */.cw)('ListVersions', ['lambda:ListVersionsByFunction', 'lambda:ListAliases'], ...arns),
        (0,statement/* allow */.cw)('DeleteVersions', ['lambda:DeleteFunction'], ...arns.map((arn) => (0,function_name/* withQualifier */.f6)(arn, '*'))),
    ];
}

;// CONCATENATED MODULE: ../../src/policy/optional.ts



/** The statements to leave out unless their reason holds. */
function optionalStatements({ inputs, targets, source, release }) {
    const arns = targets.map(({ arn }) => arn);
    const optional = [];
    if (inputs.dryRun) {
        optional.push({
            neededOnlyIf: 'Lambda has to check the update too. IAM cannot tell a dry run from an update, so this allows both.',
            statement: (0,statement/* allow */.cw)('CheckUpdate', ['lambda:UpdateFunctionCode'], ...arns),
        });
    }
    const key = keyActions({ inputs, source });
    if (key.length > 0) {
        optional.push({
            neededOnlyIf: "the bucket is encrypted with a customer managed KMS key. The key's policy has to allow it too.",
            statement: (0,statement/* allow */.cw)('UseKeyOfBucket', key, ...targets.map((target) => (0,arn/* formatArn */.bH)({ ...target, service: 'kms', resource: 'key/KEY_ID' }))),
        });
    }
    const alias = release?.alias;
    if (alias !== undefined && release?.codeDeploy === undefined && !inputs.dryRun) {
        optional.push({
            neededOnlyIf: 'the alias has provisioned concurrency, to wait until it is there.',
            // An alias or a version is its resource, the function is not
            // (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html).
            statement: (0,statement/* allow */.cw)('WaitForProvisionedConcurrency', ['lambda:GetProvisionedConcurrencyConfig'], ...arns.map((arn) => (0,function_name/* withQualifier */.f6)(arn, alias.name))),
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

// EXTERNAL MODULE: ../../src/plan/source.ts
var plan_source = __webpack_require__(2180);
// EXTERNAL MODULE: ../../src/plan/upload.ts
var upload = __webpack_require__(2688);
;// CONCATENATED MODULE: ../../src/policy/package.ts




/**
 * What a step asks of S3 and ECR. Lambda fetches an object with the permissions of the caller
 * (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html); a version of it takes
 * s3:GetObjectVersion in place of s3:GetObject
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html).
 */
function packageStatements({ inputs, targets, source }) {
    switch (source?.kind) {
        case undefined:
        case 'published-version':
            return [];
        case 'image': {
            // A tag is looked up, so that an image that runs already is not deployed again. A digest needs nothing.
            if (source.image.digest !== undefined || !inputs.skipUnchanged)
                return [];
            return [(0,statement/* allow */.cw)('RecogniseImage', ['ecr:BatchGetImage'], ...resourcesOf(source, targets))];
        }
        case 's3-object': {
            const action = source.version === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
            return [(0,statement/* allow */.cw)('ReadPackage', [action], ...resourcesOf(source, targets))];
        }
        case 'zip-file':
        case 'directory':
        case 'release-asset': {
            // A dry run uploads nothing.
            if (source.upload === undefined || inputs.dryRun)
                return [];
            // Whether the bucket keeps versions is not known here: if it does, Lambda is given the version.
            const actions = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:GetObject', 's3:GetObjectVersion'];
            return [(0,statement/* allow */.cw)('UploadPackage', actions, ...resourcesOf(source, targets))];
        }
    }
}
/** Where the package of each target is, or goes. */
function resourcesOf(source, targets) {
    return targets.flatMap(({ name: fn, region, account, partition }) => {
        const own = (0,plan_source/* sourceIn */.tR)(source, region);
        if (own.kind === 'image')
            return [(0,arn/* repositoryArn */.qM)(own.image)];
        if (own.kind === 's3-object')
            return [(0,arn/* objectArn */.nd)(partition, own.bucket, (0,statement/* literal */.eu)(own.key))];
        if (!('upload' in own) || own.upload === undefined)
            return [];
        const values = { function: fn, region, account, sha256: '*' };
        const { bucket, key } = own.upload;
        return [(0,arn/* objectArn */.nd)(partition, (0,upload/* fillIn */.pz)(bucket, values), (0,upload/* fillIn */.pz)((0,statement/* literal */.eu)(key), values))];
    });
}

;// CONCATENATED MODULE: ../../src/policy/signing.ts



/**
 * What a step asks of AWS Signer, which reads the package and writes the signed one with the permissions of the caller
 * (https://docs.aws.amazon.com/signer/latest/developerguide/gs-iam.html).
 */
function signingStatements({ inputs, targets, source }) {
    const upload = source !== undefined && 'upload' in source ? source.upload : undefined;
    if (upload?.signingProfile === undefined)
        return [];
    const on = (resource) => targets.map((target) => (0,arn/* formatArn */.bH)({ ...target, service: 'signer', resource }));
    const places = targets.map((target) => placesOf(upload, target));
    const jobs = (0,statement/* allow */.cw)('ReadSigningJob', ['signer:DescribeSigningJob'], ...on('/signing-jobs/*'));
    if (inputs.dryRun) {
        // Whether the code that runs is this package, signed.
        if (!inputs.skipUnchanged)
            return [];
        return [jobs, (0,statement/* allow */.cw)('ReadPackage', ['s3:GetObjectVersion'], ...places.map((own) => own.unsigned))];
    }
    return [
        (0,statement/* allow */.cw)('SignPackage', ['signer:StartSigningJob'], ...on(`/signing-profiles/${upload.signingProfile}`)),
        jobs,
        (0,statement/* allow */.cw)('KeepSignedPackage', ['s3:PutObject', 's3:GetObject'], ...places.map((own) => own.signed)),
        (0,statement/* allow */.cw)('FindPackage', ['s3:ListBucket'], ...places.map((own) => own.bucket)),
    ];
}
/** ARNs of the package, of what it becomes, and of their bucket. */
function placesOf({ bucket, key }, { name, region, account, partition }) {
    const values = { function: name, region, account, sha256: '*' };
    const own = (0,upload/* fillIn */.pz)(bucket, values);
    const object = (0,upload/* fillIn */.pz)((0,statement/* literal */.eu)(key), values);
    return {
        unsigned: (0,arn/* objectArn */.nd)(partition, own, object),
        signed: (0,arn/* objectArn */.nd)(partition, own, `${(0,upload/* signedPrefix */.lG)(object)}*`),
        bucket: (0,arn/* formatArn */.bH)({ partition, service: 's3', region: '', account: '', resource: own }),
    };
}

// EXTERNAL MODULE: ../../src/inputs/fields.ts
var fields = __webpack_require__(6046);
// EXTERNAL MODULE: ../../src/inputs/inputs.ts
var inputs_inputs = __webpack_require__(6654);
// EXTERNAL MODULE: ../../src/inputs/problems.ts
var inputs_problems = __webpack_require__(3063);
// EXTERNAL MODULE: ../../src/plan/credentials.ts
var credentials = __webpack_require__(3335);
// EXTERNAL MODULE: ../../src/plan/release.ts + 2 modules
var plan_release = __webpack_require__(3130);
// EXTERNAL MODULE: ../../src/plan/targets.ts
var targets = __webpack_require__(63);
// EXTERNAL MODULE: ../../src/region.ts
var src_region = __webpack_require__(1257);
// EXTERNAL MODULE: ../../src/policy/expressions.ts
var expressions = __webpack_require__(1947);
// EXTERNAL MODULE: ../../src/policy/placeholders.ts
var placeholders = __webpack_require__(3968);
// EXTERNAL MODULE: ../../src/policy/trust.ts
var trust = __webpack_require__(4862);
;// CONCATENATED MODULE: ../../src/policy/step.ts













/**
 * Reads a step as the step itself does.
 *
 * @throws {DeployError} naming every input that is invalid
 */
function readStep(byName, known) {
    const problems = new inputs_problems/* Problems */.Z();
    const inputs = (0,inputs_inputs/* readInputs */.K)((0,fields/* environmentOf */.p7)((0,expressions/* generalise */.Kz)(byName, problems)), problems);
    (0,expressions/* refuseExpressions */.eo)(known, problems);
    (0,trust/* checkJob */.ej)(known, problems);
    const targets = targetsOf(inputs, known, problems);
    const source = (0,plan_source/* givenSources */.GK)(inputs).length === 0 ? undefined : (0,plan_source/* planSource */.dp)(inputs, problems);
    const { release } = (0,plan_release/* planRelease */.F3)(inputs, problems);
    const { role } = (0,credentials/* planCredentials */.k)(inputs, targets.flatMap(knownTarget), problems);
    problems.refuse();
    return { inputs, targets, source, release, role };
}
/** A target as a plan has it; none where its Region is not known, so that nothing follows from that. */
function knownTarget({ name, region, account }) {
    return region === placeholders/* REGION */.Zg ? [] : [{ functionName: name, region, account }];
}
/** Every function in every Region, as the step has it. */
function targetsOf(inputs, known, problems) {
    const functions = (0,targets/* namedFunctions */.J)(inputs, problems) ?? [{ name: '' }];
    const { role } = inputs.credentials;
    const regions = inputs.regions.length > 0 ? inputs.regions : [known.region ?? placeholders/* REGION */.Zg];
    return functions.flatMap((named) => (named.region === undefined ? regions : [named.region]).map((region) => {
        const account = named.account ?? known.account ?? (0,arn/* accountOf */.XP)(role) ?? placeholders/* ACCOUNT */.u4;
        const partition = (0,arn/* parseArn */.Lw)(named.name).partition || (0,arn/* parseArn */.Lw)(role).partition || (0,src_region/* partitionOf */.iQ)(region);
        const place = { partition, region, account, name: (0,function_name/* bareName */.yZ)(named.name) };
        return { ...place, arn: (0,function_name/* functionArn */.mE)(place) };
    }));
}

;// CONCATENATED MODULE: ../../src/policy/policies.ts








/**
 * The policies of a step.
 *
 * @param known what the inputs do not say
 * @throws {DeployError} naming every input that is invalid
 */
function policiesFor(inputs, known = {}) {
    const step = readStep(inputs, known);
    const { role, targets } = step;
    const optional = optionalStatements(step);
    return {
        permissions: (0,statement/* policy */.JN)(...lambdaStatements(step), ...codeDeployStatements(step), ...pruneStatements(step), ...packageStatements(step), ...signingStatements(step)),
        ...(optional.length > 0 && { optional }),
        ...(role?.by === 'oidc' && {
            trust: (0,statement/* policy */.JN)((0,trust/* trustStatement */.si)({
                role: role.arn,
                issuer: known.issuer ?? trust/* GITHUB_ISSUER */.oX,
                audience: role.audience,
                subject: (0,trust/* subjectOf */.et)(known),
            })),
        }),
        ...(role?.by === 'chaining' && { caller: (0,statement/* policy */.JN)((0,statement/* allow */.cw)('Assume', ['sts:AssumeRole'], role.arn)) }),
        ...(step.inputs.sourceKmsKeyArn && { key: (0,statement/* policy */.JN)(keyStatement(targets.map(({ arn }) => arn))) }),
    };
}
/** All permissions of a step as one policy to copy. */
function wholePolicy(inputs, known = {}) {
    const { permissions } = policiesFor(inputs, known);
    return {
        title: 'All permissions that this step needs, as the policy of its role:',
        language: 'json',
        text: JSON.stringify(permissions, undefined, 2),
    };
}
/**
 * Not the caller but Lambda uses the key, for these functions only
 * (https://docs.aws.amazon.com/lambda/latest/dg/encrypt-zip-package.html).
 */
function keyStatement(functionArns) {
    const [first, ...others] = functionArns;
    return {
        Sid: 'EncryptPackage',
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: '*',
        Condition: {
            StringLike: {
                'kms:EncryptionContext:aws:lambda:FunctionArn': others.length === 0 ? first : functionArns,
            },
        },
    };
}


/***/ }),

/***/ 4862:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ej: () => (/* binding */ checkJob),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   lc: () => (/* binding */ providerOf),
/* harmony export */   oX: () => (/* binding */ GITHUB_ISSUER),
/* harmony export */   si: () => (/* binding */ trustStatement)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7650);
/* harmony import */ var _inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6046);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3968);



/** GitHub's own issuer of OIDC tokens; GitHub Enterprise Server and enterprises have others. */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
/**
 * The statement of a role's trust policy that lets a job assume it. A subject with `*` or `?` is a pattern
 * (https://docs.github.com/en/actions/reference/security/oidc).
 */
function trustStatement({ role, issuer, audience, subject }) {
    const provider = providerOf(issuer);
    const aud = { [`${provider}:aud`]: audience };
    const sub = { [`${provider}:sub`]: subject };
    return {
        Effect: 'Allow',
        Principal: { Federated: providerArn(role, provider) },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: /[*?]/.test(subject)
            ? { StringEquals: aud, StringLike: sub }
            : { StringEquals: { ...aud, ...sub } },
    };
}
/** The identity provider is in the account of the role. */
function providerArn(role, provider) {
    const { partition, account } = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(role);
    return (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .formatArn */ .bH)({ partition, service: 'iam', region: '', account, resource: `oidc-provider/${provider}` });
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
    problems.add(`\`ref\` is ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(ref)}, which no token has; write ${hint}.`);
}
/**
 * The `sub` of a job's token. An environment takes the place of the ref, and all pull requests of a repository
 * have the same subject. Repositories with immutable subjects (`repo:OWNER@ID/NAME@ID:...`) need `subject`.
 */
function subjectOf(job) {
    const { subject, environment, repository = _placeholders_js__WEBPACK_IMPORTED_MODULE_1__/* .REPOSITORY */ .Bw, ref = 'refs/heads/main' } = job;
    if (subject !== undefined)
        return subject;
    if (environment !== undefined)
        return `repo:${repository}:environment:${environment}`;
    return `repo:${repository}:${ref.startsWith('refs/pull/') ? 'pull_request' : `ref:${ref}`}`;
}


/***/ })

};
