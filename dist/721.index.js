export const id = 721;
export const ids = [721,9476];
export const modules = {

/***/ 963:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ CONFIGURATION_MEMBERS)
/* harmony export */ });
const TEXTS = { list: 'text' };
/**
 * Every member, as the API spells it (API_UpdateFunctionConfiguration). The compiler holds the table against the types of
 * the SDK, so that a member which a new version of it brings is noticed.
 */
const CONFIGURATION_MEMBERS = {
    Role: 'text',
    Handler: 'text',
    Description: 'text',
    Timeout: 'number',
    MemorySize: 'number',
    VpcConfig: {
        members: { SubnetIds: TEXTS, SecurityGroupIds: TEXTS, Ipv6AllowedForDualStack: 'flag' },
    },
    Environment: { members: { Variables: 'variables' } },
    Runtime: 'text',
    DeadLetterConfig: { members: { TargetArn: 'text' } },
    KMSKeyArn: 'text',
    TracingConfig: { members: { Mode: 'text' } },
    Layers: TEXTS,
    FileSystemConfigs: {
        list: {
            members: { Arn: 'text', LocalMountPath: 'text', S3FilesConfig: { members: { DirectS3Read: 'text' } } },
        },
    },
    ImageConfig: { members: { EntryPoint: TEXTS, Command: TEXTS, WorkingDirectory: 'text' } },
    EphemeralStorage: { members: { Size: 'number' } },
    SnapStart: { members: { ApplyOn: 'text' } },
    LoggingConfig: {
        members: { LogFormat: 'text', ApplicationLogLevel: 'text', SystemLogLevel: 'text', LogGroup: 'text' },
    },
    CapacityProviderConfig: {
        members: {
            LambdaManagedInstancesCapacityProviderConfig: {
                members: {
                    CapacityProviderArn: 'text',
                    PerExecutionEnvironmentMaxConcurrency: 'number',
                    ExecutionEnvironmentMemoryGiBPerVCpu: 'number',
                },
            },
        },
    },
    DurableConfig: {
        members: { KMSKeyArn: 'text', RetentionPeriodInDays: 'number', ExecutionTimeout: 'number' },
    },
};


/***/ }),

/***/ 99476:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseGiven: () => (/* binding */ parseGiven),
  readConfiguration: () => (/* binding */ readConfiguration)
});

// EXTERNAL MODULE: ../../src/aws/configuration-members.ts
var configuration_members = __webpack_require__(963);
// EXTERNAL MODULE: ../../src/inputs/misspelling.ts
var misspelling = __webpack_require__(94654);
// EXTERNAL MODULE: ../../node_modules/yaml/dist/index.js
var dist = __webpack_require__(33483);
;// CONCATENATED MODULE: ../../src/plan/parse-configuration.ts

/** Stands for a key without a value, which is no text, and is not `null` either. */
const NO_VALUE = Symbol('no value');
/**
 * Every scalar is the text that is written there, quoted or not, so that a variable `1.10` is not `1.1`: what it means
 * follows from the member it is for. Only `null` is told apart, and a value that is missing.
 */
const TAGS = [
    tag('tag:yaml.org,2002:null', /^(?:~|null|Null|NULL)$/, null),
    tag('tag:yaml.org,2002:none', /^$/, NO_VALUE),
];
function tag(name, test, value) {
    return { tag: name, default: true, test, identify: () => false, resolve: () => new dist/* Scalar */.X5(value) };
}
/** By the parser's code. Its messages quote the text, which may hold secrets. */
const FAULTS = {
    BAD_INDENT: 'the indentation is wrong',
    DUPLICATE_KEY: 'a key is given twice',
    MULTIPLE_DOCS: 'there is more than one document',
    RESOURCE_EXHAUSTION: 'it is nested too deep',
    TAB_AS_INDENT: 'a tab indents it',
    TAG_RESOLVE_FAILED: 'it has a tag, such as !Ref, that means nothing here',
};
/**
 * YAML 1.2, of which JSON is a part; with anchors and merge keys.
 *
 * @param place where it stands, such as ` of lambda.yml`, if that is known
 * @param complain is given the end of a sentence that quotes nothing else
 * @returns undefined where it cannot be read
 */
function parseConfiguration(text, place, complain) {
    const lines = new dist/* LineCounter */.HN();
    const options = { prettyErrors: false, logLevel: 'error', lineCounter: lines, merge: true };
    const document = (0,dist/* parseDocument */.Tp)(text, { ...options, schema: 'failsafe', customTags: TAGS });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault !== undefined) {
        const { line } = lines.linePos(fault.pos[0]);
        complain(`cannot be read as YAML or JSON, line ${line}${place}: ${FAULTS[fault.code] ?? 'it is malformed'}.`);
        return undefined;
    }
    try {
        return document.toJS();
    }
    catch {
        complain('cannot be read as YAML or JSON: an alias or merge key refers to nothing that fits, or there are too many.');
        return undefined;
    }
}

;// CONCATENATED MODULE: ../../src/plan/configuration-values.ts


/** What CreateFunction or the step has another place for. */
const ELSEWHERE = {
    Architectures: 'give the input `architecture`',
    Code: 'give a source, such as `zip-file`,',
    FunctionName: 'give the input `function-name`',
    RevisionId: 'give the input `revision-id`',
    Publish: 'give the input `publish`',
    PublishTo: 'give the input `publish-to`',
};
/** How a variable may be called (API_Environment). */
const VARIABLE = /^[a-zA-Z][a-zA-Z0-9_]+$/;
/** The members of an object that are of the right shape; what is wrong is complained of. */
function readMembers(value, shapes, path, complain) {
    if (!isObject(value)) {
        complain(`${path ? `has no members in \`${path}\`` : 'has no members'}: ${namesOf(shapes)}.`);
        return {};
    }
    const members = {};
    for (const [name, given] of Object.entries(value)) {
        const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
        const own = path === '' ? name : `${path}.${name}`;
        if (shape === undefined)
            complain(unknownMember(name, own, path, shapes));
        else
            members[name] = readValue(given, shape, own, complain);
    }
    return members;
}
function unknownMember(name, own, path, shapes) {
    const of = path === '' ? 'UpdateFunctionConfiguration' : `\`${path}\``;
    const known = shown(own);
    const elsewhere = path === '' && Object.hasOwn(ELSEWHERE, name) ? ELSEWHERE[name] : undefined;
    if (elsewhere !== undefined)
        return `has ${known}; ${elsewhere} instead.`;
    const right = name.length <= 100 ? (0,misspelling/* nearest */.p)(name, Object.keys(shapes)) : undefined;
    const hint = right === undefined ? '' : `; did you mean \`${right}\`?`;
    return `has ${known}, which is no member of ${of}${hint || '.'}`;
}
function readValue(value, shape, path, complain) {
    if (shape === 'variables')
        return readVariables(value, path, complain);
    if (typeof shape !== 'string') {
        if ('members' in shape)
            return readMembers(value, shape.members, path, complain);
        if (Array.isArray(value)) {
            return value.map((item, at) => readValue(item, shape.list, `${path}[${at}]`, complain));
        }
        complain(`needs a list as \`${path}\`${value === null ? '; `[]` is the empty one' : ''}.`);
        return undefined;
    }
    if (typeof value !== 'string') {
        complain(`needs ${KINDS[shape]} as \`${path}\`${emptyHint(value, shape)}.`);
        return undefined;
    }
    if (shape === 'text')
        return value;
    if (shape === 'number' && /^-?\d+(\.\d+)?$/.test(value))
        return Number(value);
    if (shape === 'flag' && /^(true|True|TRUE|false|False|FALSE)$/.test(value))
        return /^t/i.test(value);
    complain(`needs ${KINDS[shape]} as \`${path}\`.`);
    return undefined;
}
const KINDS = { text: 'a text', number: 'a number', flag: '`true` or `false`' };
function emptyHint(value, shape) {
    if (shape !== 'text' || (value !== null && value !== NO_VALUE))
        return '';
    return "; `''` is the empty one";
}
function readVariables(value, path, complain) {
    const variables = new Map();
    if (!isObject(value)) {
        complain(`needs names with their values in \`${path}\`.`);
        return variables;
    }
    for (const [name, given] of Object.entries(value)) {
        const own = shown(`${path}.${name}`);
        if (!VARIABLE.test(name)) {
            complain(`has ${own}: the name of a variable has two or more letters, digits and underscores, and begins with a letter.`);
        }
        else if (typeof given === 'string' || given === null)
            variables.set(name, given);
        else if (given === NO_VALUE) {
            complain(`gives ${own} no value: \`null\` removes the variable, \`''\` makes it empty.`);
        }
        else
            complain(`needs a text as ${own}.`);
    }
    return variables;
}
/** A name in code marks, short enough for a sentence. */
function shown(path) {
    return path.length > 200 ? 'a name that is too long' : `\`${path}\``;
}
function namesOf(shapes) {
    const names = Object.keys(shapes).slice(0, 5);
    return `${names.map((name) => `\`${name}\``).join(', ')}${Object.keys(shapes).length > 5 ? ', ...' : ''}`;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: ../../src/plan/read-file.ts
var read_file = __webpack_require__(17732);
;// CONCATENATED MODULE: ../../src/plan/read-configuration.ts




/** A line that holds no member, so that it can only be a path. */
const PATH = /^(?!\s*[{[])(?!.*:(\s|$)).+$/;
/** Far more than a request may have. */
const MOST_BYTES = 1024 * 1024;
/**
 * Reads a configuration that is given as YAML or JSON, or as the path of a file with it. No problem that is found quotes
 * any of it but names: what stands there may be the value of a variable.
 *
 * @returns undefined where it is a problem
 */
function readConfiguration(given, problems) {
    const complain = (sentence) => problems.add(`\`configuration\` ${sentence}`);
    const parsed = parseGiven(given, complain);
    if (parsed === undefined)
        return undefined;
    let refused = false;
    const { Environment, ...members } = readMembers(parsed, configuration_members/* CONFIGURATION_MEMBERS */.L, '', (sentence) => {
        refused = true;
        complain(sentence);
    });
    if (refused)
        return undefined;
    const variables = Object(Environment).Variables ?? new Map();
    return { members, variables };
}
/**
 * The same as the parser has it, whatever it says.
 *
 * @param complain is given the end of a sentence that quotes nothing but a path
 */
function parseGiven(given, complain) {
    if (!PATH.test(given))
        return parseConfiguration(given, '', complain);
    const text = (0,read_file/* readFile */.T)(given, MOST_BYTES, (why) => complain(noFile(given, why)));
    return text === undefined ? undefined : parseConfiguration(text, ` of ${given}`, complain);
}
function noFile(path, why) {
    // What is no path may be anything.
    const name = /^[\w./\\@ -]+\.\w+$/.test(path) ? `\`${path}\`` : 'a path';
    return `is neither members of UpdateFunctionConfiguration (as \`MemorySize: 512\`) nor a file that can be read: it was taken for ${name}. ${why}`;
}


/***/ }),

/***/ 63968:
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
/** The words that are to be replaced in a text, each with what it stands for and the argument that gives it. */
function placeholdersIn(text) {
    const words = text.match(/\bOWNER\/REPOSITORY\b|\b[A-Z]+\b/g) ?? [];
    return Object.entries(MEANINGS)
        .filter(([word]) => words.includes(word))
        .map(([word, meaning]) => `${word} stands for ${meaning}`);
}


/***/ }),

/***/ 60721:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wholePolicy: () => (/* binding */ wholePolicy)
});

// UNUSED EXPORTS: policiesFor

// EXTERNAL MODULE: ../../src/arn.ts
var arn = __webpack_require__(17650);
// EXTERNAL MODULE: ../../src/policy/statement.ts
var statement = __webpack_require__(34217);
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

// EXTERNAL MODULE: ../../src/plan/read-configuration.ts + 2 modules
var read_configuration = __webpack_require__(99476);
;// CONCATENATED MODULE: ../../src/policy/configuration.ts


const ROLE = /^arn:[\w-]+:iam::\d{12}:role\/./;
/** What a step passes on to its function; undefined where it has no configuration, or where that cannot be read. */
function namedInConfiguration(given, problems) {
    if (given === undefined)
        return undefined;
    const complain = (sentence) => problems.add(`\`configuration\` ${sentence}`);
    const parsed = (0,read_configuration.parseGiven)(given, complain);
    if (parsed === undefined)
        return undefined;
    const { Role, Layers } = Object(parsed);
    if (Role !== undefined && !(typeof Role === 'string' && ROLE.test(Role))) {
        complain('has no ARN as `Role`, which a policy has to name; give one.');
        return undefined;
    }
    const layers = Array.isArray(Layers) ? Layers.filter((arn) => typeof arn === 'string') : [];
    return { members: Object.keys(Object(parsed)), role: Role, layers };
}
/**
 * What a step does beside deploying code. What a function is given takes a permission of its own
 * (https://docs.aws.amazon.com/lambda/latest/dg/permissions-user-function.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html).
 */
function configurationStatements({ configuration, inputs, targets }) {
    if (configuration === undefined || inputs.dryRun)
        return [];
    const { role, layers } = configuration;
    const toLambda = { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } };
    const arns = targets.map(({ arn }) => arn);
    return [
        (0,statement/* allow */.cw)('Configure', ['lambda:UpdateFunctionConfiguration'], ...arns),
        ...(inputs.createIfMissing ? [(0,statement/* allow */.cw)('Create', ['lambda:CreateFunction'], ...arns)] : []),
        ...(role === undefined ? [] : [(0,statement/* allowWithCondition */.nU)('PassRole', ['iam:PassRole'], toLambda, role)]),
        ...(layers.length === 0 ? [] : [(0,statement/* allow */.cw)('ReadLayers', ['lambda:GetLayerVersion'], ...layers)]),
    ];
}

// EXTERNAL MODULE: ../../src/function-name.ts
var function_name = __webpack_require__(68553);
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
function optionalStatements(step) {
    const { inputs, targets, source, release } = step;
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
    return [...optional, ...ofConfiguration(step)];
}
/**
 * What Lambda asks other services for with the permissions of the caller
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html, configuration-filesystem.html,
 * configuration-envvars-encryption.html).
 */
function ofConfiguration({ configuration, inputs, targets }) {
    if (configuration === undefined)
        return [];
    const { members } = configuration;
    const keys = targets.map((target) => (0,arn/* formatArn */.bH)({ ...target, service: 'kms', resource: 'key/KEY_ID' }));
    const environment = {
        neededOnlyIf: "the function's variables are encrypted with a customer managed KMS key.",
        statement: (0,statement/* allow */.cw)('UseKeyOfVariables', inputs.dryRun ? ['kms:Decrypt'] : ['kms:CreateGrant', 'kms:Decrypt', 'kms:Encrypt'], ...keys),
    };
    const vpc = {
        neededOnlyIf: '`VpcConfig` changes.',
        statement: (0,statement/* allow */.cw)('ReadNetwork', ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'], '*'),
    };
    const files = {
        neededOnlyIf: '`FileSystemConfigs` changes.',
        statement: (0,statement/* allow */.cw)('ReadFileSystems', ['elasticfilesystem:DescribeMountTargets'], '*'),
    };
    return [
        ...(members.includes('Environment') || members.includes('KMSKeyArn') ? [environment] : []),
        ...(members.includes('VpcConfig') && !inputs.dryRun ? [vpc] : []),
        ...(members.includes('FileSystemConfigs') && !inputs.dryRun ? [files] : []),
    ];
}
/** S3 uses the bucket's key with the permissions of the caller; an upload in parts decrypts as well. */
function keyActions({ inputs, source }) {
    if (source?.kind === 's3-object')
        return ['kms:Decrypt'];
    const uploads = source !== undefined && 'upload' in source && source.upload !== undefined;
    return uploads && !inputs.dryRun ? ['kms:GenerateDataKey', 'kms:Decrypt'] : [];
}

// EXTERNAL MODULE: ../../src/plan/source.ts
var plan_source = __webpack_require__(82180);
// EXTERNAL MODULE: ../../src/plan/upload.ts
var upload = __webpack_require__(72688);
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
var fields = __webpack_require__(56046);
// EXTERNAL MODULE: ../../src/inputs/inputs.ts
var inputs_inputs = __webpack_require__(36654);
// EXTERNAL MODULE: ../../src/inputs/problems.ts
var inputs_problems = __webpack_require__(43063);
// EXTERNAL MODULE: ../../src/plan/credentials.ts
var credentials = __webpack_require__(93335);
// EXTERNAL MODULE: ../../src/plan/release.ts + 2 modules
var plan_release = __webpack_require__(83130);
// EXTERNAL MODULE: ../../src/plan/targets.ts
var targets = __webpack_require__(80063);
// EXTERNAL MODULE: ../../src/region.ts
var src_region = __webpack_require__(11257);
// EXTERNAL MODULE: ../../src/policy/expressions.ts
var expressions = __webpack_require__(41947);
// EXTERNAL MODULE: ../../src/policy/placeholders.ts
var placeholders = __webpack_require__(63968);
// EXTERNAL MODULE: ../../src/policy/trust.ts
var trust = __webpack_require__(74862);
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
    if (known.account !== undefined && !problems.has('account') && !/^\d{12}$/.test(known.account)) {
        problems.add(`\`account\` must be an account id of 12 digits; it is ${(0,fields/* quote */.hD)(known.account)}.`);
    }
    const targets = targetsOf(inputs, known, problems);
    const source = (0,plan_source/* givenSources */.GK)(inputs).length === 0 ? undefined : (0,plan_source/* planSource */.dp)(inputs, problems);
    const { release } = (0,plan_release/* planRelease */.F3)(inputs, problems);
    const { role } = (0,credentials/* planCredentials */.k)(inputs, targets.flatMap(knownTarget), problems);
    const configuration = namedInConfiguration(inputs.configuration, problems);
    problems.refuse();
    return { inputs, targets, source, release, role, configuration };
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
        permissions: (0,statement/* policy */.JN)(...lambdaStatements(step), ...configurationStatements(step), ...codeDeployStatements(step), ...pruneStatements(step), ...packageStatements(step), ...signingStatements(step)),
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
        folded: true,
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

/***/ 74862:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ej: () => (/* binding */ checkJob),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   lc: () => (/* binding */ providerOf),
/* harmony export */   oX: () => (/* binding */ GITHUB_ISSUER),
/* harmony export */   si: () => (/* binding */ trustStatement)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17650);
/* harmony import */ var _inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56046);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63968);



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
function checkJob({ ref, repository, subject }, problems) {
    if (subject !== undefined && /^(repo:)?[*?]/.test(subject)) {
        problems.add(`\`subject\` is ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(subject)}, which lets in repositories of others; name the owner.`);
    }
    if (repository !== undefined && !problems.has('repository') && !/^[\w.@-]+\/[\w.@*?-]+$/.test(repository)) {
        problems.add(`\`repository\` must be OWNER/NAME, such as octo-org/greeting; it is ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(repository)}.`);
    }
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
